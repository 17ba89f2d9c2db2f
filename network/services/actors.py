"""Who works with the citizen: written down, put right, ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict, Problem, WayOn
from core.repeats import repeats
from core.shown import Shown, merge
from network.events import NetworkEvent
from network.models import NetworkActor
from network.rules import RULES, Verb
from network.services.facts import RowFacts
from network.services.locking import (
    check_without_numbers,
    own_actor,
    own_stay,
    standing_pause,
)
from network.words import ActorRole
from organisations.actors import Actor
from placements.models import Stay

#: Digits by which two telephone numbers are the same, whatever is written around them.
_PHONE_DIGITS = 8


@dataclass(frozen=True, kw_only=True)
class ActorFacts(RowFacts):
    role: str
    role_words: str = ""
    name: str = ""
    organisation: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    is_key: bool = False
    starts_on: date | None = None


@transaction.atomic
def add_actor(
    *, by: Actor, stay: Stay, facts: ActorFacts, now: datetime, is_another: bool = False
) -> NetworkActor:
    """The same again is a no-op. Who looks like somebody who stands there already is proposed as
    the same, unless ``is_another`` says that it is not.

    Raises :class:`Problems` at the fields, :class:`Problem` ``known_actor`` at ``is_another``.
    """
    row = own_stay(by, stay, Verb.ADD_ACTOR)
    values = _checked(facts.values)
    standing = NetworkActor.objects.filter(citizen=row.citizen_id)
    alike = [each for each in standing.not_ended(timezone.localdate(now)) if is_alike(each, values)]
    for each in alike:
        if repeats(each, **values):
            return each
    if alike and not is_another:
        raise _known(row, alike[0])
    actor = NetworkActor.objects.create(
        controller_id=row.controller_id, citizen=row.citizen, added_at=now, **values
    )
    record(actor, NetworkEvent.ACTOR_ADDED, by=by, at=now, also=[row], who=actor.in_words)
    return actor


@transaction.atomic
def correct_actor(
    *,
    by: Actor,
    stay: Stay,
    actor: NetworkActor,
    facts: ActorFacts,
    now: datetime,
    shown: Shown | None = None,
) -> NetworkActor:
    """Write what differs now: another address, another number. What stood is kept in the history.

    Raises :class:`Problems` at the fields, :class:`Stale` where a colleague wrote otherwise since
    ``shown``, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.CORRECT_ACTOR)
    own = own_actor(row, actor)
    standing = ActorFacts.of(own).values
    merged = merge(shown, typed=facts.values, standing=standing, together=[("role", "role_words")])
    if merged == standing:
        return own
    if own.ends_on is not None:
        raise Conflict("already_ended", _("They work with the citizen no more."))
    for name, value in _checked(merged).items():
        setattr(own, name, value)
    own.save()
    record(own, NetworkEvent.ACTOR_CORRECTED, by=by, at=now, also=[row], who=own.in_words)
    return own


@transaction.atomic
def end_actor(
    *, by: Actor, stay: Stay, actor: NetworkActor, on: date | None, because: str, now: datetime
) -> NetworkActor:
    """From the day ``on`` they work with the citizen no more; a pause that stands ends with it. The
    same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` ``already_ended``.
    """
    row = own_stay(by, stay, Verb.END_ACTOR)
    own = own_actor(row, actor)
    checks = Checks()
    on = checks.day("on", on, missing=_("Write from which day."))
    because = checks.text("because", because, missing=_("Write why."), longest=200)
    check_without_numbers(checks, because=because)
    if on is not None and own.starts_on is not None and on <= own.starts_on:
        checks.add("ends_first", _("It ends after the day it begins."), field="on")
    checks.raise_any()
    assert on is not None, "checked above"
    if own.ends_on is not None:
        if repeats(own, ends_on=on, ended_because=because):
            return own
        raise Conflict("already_ended", _("They work with the citizen no more."))
    pause = standing_pause(own)
    if pause is not None:
        pause.restored_on = on
        pause.save(update_fields=["restored_on"])
    own.ends_on, own.ended_because = on, because
    own.save(update_fields=["ends_on", "ended_because"])
    record(
        own,
        NetworkEvent.ACTOR_ENDED,
        by=by,
        at=now,
        also=[row],
        who=own.in_words,
        on=on,
        reason=because,
    )
    return own


def is_alike(actor: NetworkActor, values: Mapping[str, Any]) -> bool:
    """By mail, by number, by name, or the same office in the same role."""
    if values["mail"] and actor.mail == values["mail"]:
        return True
    phone = _digits(values["phone"])
    if phone and _digits(actor.phone) == phone and actor.role == values["role"]:
        return True
    if values["name"] and actor.name:
        return actor.name.casefold() == str(values["name"]).casefold()
    same_office = actor.organisation.casefold() == str(values["organisation"]).casefold()
    return same_office and bool(actor.organisation) and actor.role == values["role"]


def _known(stay: Stay, actor: NetworkActor) -> Problem:
    words = _("%(who)s stands here already. Is it the same, put right what has changed.")
    rule = RULES[Verb.CORRECT_ACTOR]
    return Problem(
        "known_actor",
        words % {"who": actor.in_words},
        field="is_another",
        ways_on=[WayOn(rule.label, rule.address, (stay.pk, actor.pk))],
    )


def _digits(phone: str) -> str:
    return "".join(filter(str.isdecimal, phone))[-_PHONE_DIGITS:]


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    checks = Checks()
    role = checks.choice(
        "role", values["role"], ActorRole.values, missing=_("Choose what they do.")
    )
    is_other = role == ActorRole.OTHER
    words = checks.text(
        "role_words", values["role_words"], missing=_("Write what they do.") if is_other else ""
    )
    name = checks.text("name", values["name"])
    organisation = checks.text("organisation", values["organisation"])
    if not name and not organisation:
        checks.add("missing", _("Write a name or an organisation."), field="name")
    checked = {
        "role": role,
        "role_words": words if is_other else "",
        "name": name,
        "organisation": organisation,
        "phone": checks.text("phone", values["phone"], longest=40),
        "mail": checks.mail("mail", values["mail"]),
        "address": checks.text("address", values["address"], longest=200),
        "is_key": bool(values["is_key"]),
        "starts_on": checks.day("starts_on", values["starts_on"]),
    }
    named = ("role_words", "name", "organisation", "address")
    texts = {key: str(checked[key]) for key in named}
    check_without_numbers(checks, **texts)
    checks.raise_any()
    return checked
