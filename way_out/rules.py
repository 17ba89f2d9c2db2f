"""What may be done with the locks of a way out, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from placements.rules import Verb as StayVerb
from placements.rules import obstacle as obstacle_of_stay
from schemes.base import Condition


class Verb(StrEnum):
    SET_OWNER = "set_owner"
    ANSWER = "answer"
    ASK = "ask"


RULES: Final[dict[Verb, VerbRule]] = {
    Verb.SET_OWNER: VerbRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Write who answers for it"),
        address="lock_owner",
    ),
    Verb.ANSWER: VerbRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Write down an answer"),
        address="answer_lock",
    ),
    Verb.ASK: VerbRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Send a link"),
        address="ask_lock_owner",
    ),
}


def lock_condition(stay: Stay, key: str) -> Condition | None:
    """None where the stay's scheme asks for no such thing."""
    return next((each for each in stay.scheme_track.locks if each.key == key), None)


def obstacle(stay: Stay) -> Problem | None:
    """Why nothing is written of the stay's locks, whoever asks; None where it can be."""
    if not stay.scheme_track.locks:
        return Problem("no_locks", _("Here the municipality decides no discharge."))
    if problem := obstacle_of_stay(stay, StayVerb.MUNICIPALITY_DISCHARGE):
        return problem
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    return None


def against_asking(stay: Stay) -> Problem | None:
    """Why the question is not put to anybody by a link."""
    if problem := obstacle(stay):
        return problem
    if stay.citizen.has_protected_address:
        # The page behind a link says in which house the citizen stays.
        return Problem(
            "protected_address",
            _("The citizen's address is protected: ask by telephone, and write down the answer."),
        )
    return None
