"""What may be done with the hand-over dialogue (LA2), when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from schemes.base import Part
from schemes.low_arousal import HandOverDialogue

Status = Stay.Status


class Verb(StrEnum):
    BEGIN = "begin"
    WRITE = "write"
    FINISH = "finish"
    CORRECT = "correct"
    HAND_ON = "hand_on"


_CASE: Final = (Permission.FOLLOW_UP,)
RULES: Final[dict[Verb, VerbRule]] = {
    Verb.BEGIN: VerbRule(
        permissions=_CASE, label=_("Make it with the citizen"), address="begin_dialogue"
    ),
    Verb.WRITE: VerbRule(permissions=_CASE, label=_("Go on writing"), address="write_dialogue"),
    Verb.FINISH: VerbRule(
        permissions=_CASE, label=_("Look it through, and finish"), address="finish_dialogue"
    ),
    Verb.CORRECT: VerbRule(
        permissions=_CASE, label=_("Correct a mistake"), address="correct_dialogue"
    ),
    Verb.HAND_ON: VerbRule(permissions=_CASE, label=_("Hand it on"), address="hand_on_dialogue"),
}


def rule_of(stay: Stay) -> HandOverDialogue | None:
    """The dialogue of the stay's track; None where it has none: a guest's night, another scheme."""
    uses = Part.LOW_AROUSAL in stay.version.parts
    return stay.scheme_track.low_arousal if uses else None


def uses_dialogue(stay: Stay) -> bool:
    return rule_of(stay) is not None


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why it can't be done with the stay, whoever asks; None where it can be.

    Home support takes over when the citizen leaves: what is begun can be finished, corrected and
    handed on after that.
    """
    if rule_of(stay) is None:
        return Problem("no_dialogue", _("Here no hand-over dialogue is made."))
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if verb is Verb.BEGIN and stay.status != Status.HERE:
        return Conflict("not_here", _("The dialogue is begun while the citizen stays here."))
    if stay.status not in (Status.HERE, Status.LEFT):
        return Conflict("not_arrived", _("The citizen has not moved in."))
    return None
