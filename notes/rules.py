"""What may be written of a stay from day to day, when, and by whom."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Facility, Stay
from schemes.base import Part

Status = Stay.Status

#: Pinned at once. Ours, a setting: what is to be known first must be read in a breath.
MOST_PINNED: Final = 5
#: Notes written so many days after the day they tell of are marked as late. Ours, a setting.
LATE_AFTER_DAYS: Final = 2


class Verb(StrEnum):
    WRITE = "write"
    CORRECT = "correct"
    PIN = "pin"
    UNPIN = "unpin"
    AGREE_CARE = "agree_care"
    END_CARE = "end_care"
    READ = "read"


_CASE: Final = (Permission.FOLLOW_UP,)
_HOUSE: Final = (Permission.RUN_STAYS,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.WRITE: VerbRule(permissions=_CASE, label=_("Write a note"), address="write_note"),
    Verb.CORRECT: VerbRule(permissions=_CASE, label=_("Correct the note"), address="correct_note"),
    Verb.PIN: VerbRule(permissions=_CASE, label=_("Pin to be known first"), address="pin"),
    Verb.UNPIN: VerbRule(permissions=_CASE, label=_("Take it off"), address="unpin"),
    Verb.AGREE_CARE: VerbRule(
        permissions=_HOUSE,
        label=_("Agree on who handles medicine or wounds"),
        address="agree_care",
    ),
    Verb.END_CARE: VerbRule(permissions=_HOUSE, label=_("End the agreement"), address="end_care"),
    Verb.READ: VerbRule(
        permissions=_HOUSE, label=_("I have read it"), address="read_shift_hand_over"
    ),
}

#: What goes on being written after the citizen has left, or died: what was heard too late, and
#: what was wrong.
_AFTERWARDS: Final = (Verb.WRITE, Verb.CORRECT, Verb.UNPIN, Verb.END_CARE)


def uses_notes(stay: Stay) -> bool:
    return Part.NOTES in stay.version.parts


def keeps_notes(house: Facility, day: date) -> bool:
    """Whether a house has a hand-over between its shifts."""
    return Part.NOTES in house.rules_on(day).parts


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why it can't be done with the stay, whoever asks; None where it can be."""
    if not uses_notes(stay):
        return Problem("no_notes", _("Here no notes are kept of a stay."))
    if verb in _AFTERWARDS:
        return None
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if stay.status not in (Status.PLANNED, Status.HERE):
        return Conflict("stay_ended", _("The stay is over: it can be read, and not changed."))
    return None


def check(stay: Stay, verb: Verb) -> None:
    """Raise the obstacle, where there is one."""
    if problem := obstacle(stay, verb):
        raise problem
