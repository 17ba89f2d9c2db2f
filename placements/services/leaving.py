"""What is asked of whoever writes that a citizen has left, or corrects it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from organisations.actors import Actor
from placements.models import Stay
from placements.offices import not_this_person
from placements.rules import Verb


def checked_leaving(
    by: Actor, row: Stay, on: date, ending: str, destination: str, note: str, now: datetime
) -> str:
    """The note, when all that leaving asks for is right."""
    checks = Checks()
    checks.choice("ending", ending, Stay.Ending.values, missing=_("Say how the stay ended."))
    if ending != Stay.Ending.DIED:  # death is no destination
        checks.choice(
            "destination",
            destination,
            Stay.Destination.values,
            missing=_("Say where the citizen went; that it is not known is an answer too."),
        )
    asked = ending == Stay.Ending.ASKED_TO_LEAVE
    if asked and (why_not := not_this_person(by, Verb.ASK_TO_LEAVE, row)):
        checks.add_problem(why_not.at_fields(lambda _problem: "ending"))
    note = checks.text(
        "note",
        note,
        missing=_("Write why the citizen was asked to leave.") if asked else "",
        longest=LONG_TEXT,
    )
    checks.day("on", on)
    if on > timezone.localdate(now):
        checks.add("future", _("Choose today or an earlier day."), field="on")
    if row.moved_in_on and on < row.moved_in_on:
        checks.add("before_moving_in", _("The citizen had not arrived then."), field="on")
    checks.raise_any()
    return note
