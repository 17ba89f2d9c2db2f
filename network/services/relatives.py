"""Relatives and children: written down, put right, and no longer to stand here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeated, repeats
from core.shown import Shown, merge
from network.events import NetworkEvent
from network.models import Relative
from network.rules import Verb
from network.services.facts import RowFacts
from network.services.locking import check_without_numbers, own_relative, own_stay
from network.words import Relation
from organisations.actors import Actor
from placements.models import Stay

_EARLIEST_YEAR: Final = 1900


@dataclass(frozen=True, kw_only=True)
class RelativeFacts(RowFacts):
    name: str
    relation: str
    relation_words: str = ""
    phone: str = ""
    mail: str = ""
    may_hear: str = ""
    rings: str = ""
    is_not_contacted: bool = False
    not_contacted_because: str = ""
    birth_year: int | None = None
    lives_with: str = ""
    togetherness: str = ""


@transaction.atomic
def add_relative(*, by: Actor, stay: Stay, facts: RelativeFacts, now: datetime) -> Relative:
    """The same again is a no-op. Raises :class:`Problems` at the fields."""
    row = own_stay(by, stay, Verb.ADD_RELATIVE)
    values = _checked(facts.values, timezone.localdate(now))
    standing = Relative.objects.filter(citizen=row.citizen_id, ended_on=None)
    if (again := repeated(standing, **values)) is not None:
        return again
    relative = Relative.objects.create(
        controller_id=row.controller_id, citizen=row.citizen, added_at=now, **values
    )
    record(relative, NetworkEvent.RELATIVE_ADDED, by=by, at=now, also=[row])
    return relative


@transaction.atomic
def correct_relative(
    *,
    by: Actor,
    stay: Stay,
    relative: Relative,
    facts: RelativeFacts,
    now: datetime,
    shown: Shown | None = None,
) -> Relative:
    """Write what differs now; what stood is kept in the history.

    Raises :class:`Problems` at the fields, :class:`Stale`, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.CORRECT_RELATIVE)
    own = own_relative(row, relative)
    standing = RelativeFacts.of(own).values
    merged = merge(
        shown,
        typed=facts.values,
        standing=standing,
        together=[
            ("relation", "relation_words"),
            ("is_not_contacted", "not_contacted_because"),
        ],
    )
    if merged == standing:
        return own
    if own.ended_on is not None:
        raise Conflict("already_ended", _("They stand among those before."))
    for name, value in _checked(merged, timezone.localdate(now)).items():
        setattr(own, name, value)
    own.save()
    record(own, NetworkEvent.RELATIVE_CORRECTED, by=by, at=now, also=[row])
    return own


@transaction.atomic
def end_relative(
    *, by: Actor, stay: Stay, relative: Relative, on: date | None, because: str, now: datetime
) -> Relative:
    """From the day ``on`` they stand among those before. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.END_RELATIVE)
    own = own_relative(row, relative)
    checks = Checks()
    on = checks.day("on", on, missing=_("Write from which day."))
    because = checks.text("because", because, missing=_("Write why."), longest=200)
    check_without_numbers(checks, because=because)
    checks.raise_any()
    if own.ended_on is not None:
        if repeats(own, ended_on=on, ended_because=because):
            return own
        raise Conflict("already_ended", _("They stand among those before."))
    own.ended_on, own.ended_because = on, because
    own.save(update_fields=["ended_on", "ended_because"])
    record(own, NetworkEvent.RELATIVE_ENDED, by=by, at=now, also=[row])
    return own


def _checked(values: Mapping[str, Any], today: date) -> dict[str, Any]:
    checks = Checks()
    relation = checks.choice(
        "relation", values["relation"], Relation.values, missing=_("Choose what they are.")
    )
    is_other = relation == Relation.OTHER
    is_not_contacted = bool(values["is_not_contacted"])
    checked = {
        "name": checks.text("name", values["name"], missing=_("Write what they are called.")),
        "relation": relation,
        "relation_words": checks.text(
            "relation_words",
            values["relation_words"],
            missing=_("Write what they are to the citizen.") if is_other else "",
        ),
        "phone": checks.text("phone", values["phone"], longest=40),
        "mail": checks.mail("mail", values["mail"]),
        "may_hear": checks.text("may_hear", values["may_hear"], longest=LONG_TEXT),
        "rings": checks.text("rings", values["rings"], longest=200),
        "is_not_contacted": is_not_contacted,
        "not_contacted_because": checks.text(
            "not_contacted_because",
            values["not_contacted_because"] if is_not_contacted else "",
            longest=200,
        ),
        "birth_year": checks.whole(
            "birth_year", values["birth_year"], least=_EARLIEST_YEAR, most=today.year
        ),
        "lives_with": checks.text("lives_with", values["lives_with"]),
        "togetherness": checks.text("togetherness", values["togetherness"], longest=200),
    }
    check_without_numbers(
        checks, **{key: value for key, value in checked.items() if isinstance(value, str)}
    )
    checks.raise_any()
    return checked
