"""The dialogue follows the citizen: handed on, by the citizen's consent and not without."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.repeats import repeated
from low_arousal.consenting import consenting_of
from low_arousal.events import DialogueEvent
from low_arousal.models import Dialogue, HandingOn
from low_arousal.rules import Verb
from low_arousal.services.own import (
    check_is_done,
    check_is_newest,
    check_without_numbers,
    own_dialogue,
)
from organisations.actors import Actor

LONGEST: Final = 120


@transaction.atomic
def hand_on(
    *,
    by: Actor,
    dialogue: Dialogue,
    to_name: str,
    to_role: str,
    given_on: date | None,
    how: str,
    now: datetime,
) -> HandingOn:
    """Write down who got it. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` where no consent of the citizen to
    home support holds on the day (``consent_missing``, ``consent_refused`` …), or where a newer
    version has been made.
    """
    row = own_dialogue(by, dialogue, Verb.HAND_ON)
    checks = Checks()
    name = checks.text("to_name", to_name, missing=_("Write who gets it."), longest=LONGEST)
    role = checks.text(
        "to_role", to_role, missing=_("Write where the person works."), longest=LONGEST
    )
    way = checks.choice("how", how, HandingOn.How.values, missing=_("Choose how."))
    day = checks.day("given_on", given_on, missing=_("Write on which day."))
    check_without_numbers(checks, to_name=name, to_role=role)
    if day is not None and day > timezone.localdate(now):
        checks.add("not_yet", _("The day is still to come."), field="given_on")
    checks.raise_any()
    assert day is not None, "raised above"
    check_is_done(row)
    facts = {"dialogue": row, "to_name": name, "to_role": role, "given_on": day}
    if (again := repeated(HandingOn.objects.all(), **facts)) is not None:
        if again.how != way:
            raise Conflict("handed_on_already", _("It is noted already, in another way."))
        return again
    check_is_newest(row)
    consenting = consenting_of(row.stay, on=day)
    if consenting.obstacle is not None:
        raise consenting.obstacle
    assert consenting.consent is not None, "else there is an obstacle"
    given = HandingOn.objects.create(
        controller_id=row.controller_id,
        how=way,
        consent=consenting.consent,
        by=by.user,
        at=now,
        **facts,
    )
    record(row, DialogueEvent.HANDED_ON, by=by, at=now, who=given.to_in_words)
    return given
