"""What may be done to gather descriptions, when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.follow_up_rules import FollowUpVerb, follow_up_obstacle
from placements.models import FollowUp, Stay


class Verb(StrEnum):
    ADD_PARTNER = "add_partner"
    CORRECT_PARTNER = "correct_partner"
    END_PARTNER = "end_partner"
    ASK = "ask"
    TAKE_BACK = "take_back"
    WRITE = "write"
    WORD_QUESTION = "word_question"


_CASE: Final = (Permission.FOLLOW_UP,)
RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ADD_PARTNER: VerbRule(permissions=_CASE, label=_("Add a partner"), address="add_partner"),
    Verb.CORRECT_PARTNER: VerbRule(
        permissions=_CASE, label=_("Correct the partner"), address="correct_partner"
    ),
    Verb.END_PARTNER: VerbRule(
        permissions=_CASE, label=_("Ask the partner no more"), address="end_partner"
    ),
    Verb.ASK: VerbRule(
        permissions=_CASE, label=_("Ask for descriptions"), address="ask_descriptions"
    ),
    Verb.TAKE_BACK: VerbRule(
        permissions=_CASE, label=_("Take the question back"), address="take_back_request"
    ),
    Verb.WRITE: VerbRule(
        permissions=_CASE, label=_("Write a description"), address="write_description"
    ),
    Verb.WORD_QUESTION: VerbRule(
        permissions=(Permission.RUN_HOUSES,),
        label=_("Word the question to partners"),
        address="word_question",
    ),
}


def gathers(stay: Stay) -> bool:
    """Whether any follow-up of the stay's scheme asks for descriptions."""
    return any(rule.asks_descriptions for rule in stay.scheme_track.follow_ups)


def partner_obstacle(stay: Stay) -> Problem | None:
    """Why nobody is added to those who are asked; None where they can be."""
    if not gathers(stay):
        return Problem("asks_nobody", _("Here nobody is asked for descriptions."))
    if problem := _of_citizen(stay):
        return problem
    if stay.status in (Stay.Status.CANCELLED, Stay.Status.NO_SHOW):
        return Conflict("stay_ended", _("The stay did not come about."))
    return None


def obstacle(follow_up: FollowUp) -> Problem | None:
    """Why nothing is asked or written for the follow-up, by whatever way; None where it can be.

    What is still open after the citizen has left is still to be done, and so still asked for.
    """
    if not follow_up.rule.asks_descriptions:
        return Problem("asks_nobody", _("For this follow-up nobody is asked for a description."))
    return _of_citizen(follow_up.stay) or follow_up_obstacle(follow_up, FollowUpVerb.COMPLETE)


def against_links(follow_up: FollowUp) -> Problem | None:
    """Why no partner is asked by a link, and none opens."""
    if problem := obstacle(follow_up):
        return problem
    if follow_up.stay.citizen.has_protected_address:
        # The page behind a link says in which house the citizen stays.
        return Problem(
            "protected_address",
            _("The citizen's address is protected: ask by telephone, and write down the answer."),
        )
    return None


def _of_citizen(stay: Stay) -> Problem | None:
    if stay.citizen.is_anonymous:
        return Problem("anonymous", _("The citizen is anonymous: nobody else is asked."))
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    return None
