"""What may be done with a stay plan, when, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from schemes.base import Part, StayPlan

Status = Stay.Status


class Verb(StrEnum):
    WRITE_START = "write_start"
    ADD_GOAL = "add_goal"
    ADD_SUB_GOAL = "add_sub_goal"
    CHANGE_GOAL = "change_goal"
    TAKE_OUT_GOAL = "take_out_goal"
    NOTE_PROGRESS = "note_progress"
    CORRECT_PROGRESS = "correct_progress"
    ADD_ACTION = "add_action"
    CHANGE_ACTION = "change_action"
    ACTION_DONE = "action_done"
    OPEN_ACTION = "open_action"
    TAKE_OUT_ACTION = "take_out_action"
    AGREE = "agree"
    WRITE_OTHER_PLAN = "write_other_plan"
    WRITE_MATTER = "write_matter"
    ADD_WEEK_LINE = "add_week_line"
    CHANGE_WEEK_LINE = "change_week_line"
    TAKE_OUT_WEEK_LINE = "take_out_week_line"


_CASE: Final = (Permission.FOLLOW_UP,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.WRITE_START: VerbRule(
        permissions=_CASE, label=_("Where does the citizen begin?"), address="plan_start"
    ),
    Verb.ADD_GOAL: VerbRule(permissions=_CASE, label=_("New goal"), address="add_goal"),
    Verb.ADD_SUB_GOAL: VerbRule(permissions=_CASE, label=_("New sub-goal"), address="add_sub_goal"),
    Verb.CHANGE_GOAL: VerbRule(
        permissions=_CASE, label=_("Change the goal"), address="change_goal"
    ),
    Verb.TAKE_OUT_GOAL: VerbRule(
        permissions=_CASE, label=_("Take the goal out"), address="take_out_goal"
    ),
    Verb.NOTE_PROGRESS: VerbRule(
        permissions=_CASE, label=_("How does it go?"), address="note_progress"
    ),
    Verb.CORRECT_PROGRESS: VerbRule(
        permissions=_CASE, label=_("Correct what was written"), address="correct_progress"
    ),
    Verb.ADD_ACTION: VerbRule(
        permissions=_CASE, label=_("Who does what?"), address="add_plan_action"
    ),
    Verb.CHANGE_ACTION: VerbRule(
        permissions=_CASE, label=_("Change who does what"), address="change_plan_action"
    ),
    Verb.ACTION_DONE: VerbRule(permissions=_CASE, label=_("Done"), address="plan_action_done"),
    Verb.OPEN_ACTION: VerbRule(
        permissions=_CASE, label=_("Not done after all"), address="open_plan_action"
    ),
    Verb.TAKE_OUT_ACTION: VerbRule(
        permissions=_CASE, label=_("Take out"), address="take_out_plan_action"
    ),
    Verb.AGREE: VerbRule(permissions=_CASE, label=_("Agree on the plan"), address="agree_plan"),
    Verb.WRITE_OTHER_PLAN: VerbRule(
        permissions=_CASE, label=_("What does the plan say?"), address="other_plan"
    ),
    Verb.WRITE_MATTER: VerbRule(
        permissions=_CASE, label=_("How does it stand?"), address="practical_matter"
    ),
    Verb.ADD_WEEK_LINE: VerbRule(
        permissions=_CASE, label=_("Add to the week"), address="add_week_line"
    ),
    Verb.CHANGE_WEEK_LINE: VerbRule(
        permissions=_CASE, label=_("Change the week"), address="change_week_line"
    ),
    Verb.TAKE_OUT_WEEK_LINE: VerbRule(
        permissions=_CASE, label=_("Take out"), address="take_out_week_line"
    ),
}

_WEEK: Final = (Verb.ADD_WEEK_LINE, Verb.CHANGE_WEEK_LINE, Verb.TAKE_OUT_WEEK_LINE)
#: What came of the goals is still written after the citizen has left.
_AFTERWARDS: Final = (
    Verb.NOTE_PROGRESS,
    Verb.CORRECT_PROGRESS,
    Verb.ACTION_DONE,
    Verb.OPEN_ACTION,
)


def uses_plan(stay: Stay) -> bool:
    """The scheme makes stay plans, and the stay's track does: a guest's night has none."""
    return Part.PLAN in stay.version.parts and stay.scheme_track.plan is not None


def plan_rules(stay: Stay) -> StayPlan:
    """What the scheme says of the plan. Of a stay that has one."""
    rules = stay.scheme_track.plan
    assert rules is not None, "asked of stays that use a plan"
    return rules


def has_week(stay: Stay) -> bool:
    return uses_plan(stay) and plan_rules(stay).has_week


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why it can't be done with the stay, whoever asks; None where it can be."""
    if not uses_plan(stay):
        return Problem("no_plan", _("Here no stay plan is made."))
    if verb in _WEEK and not has_week(stay):
        return Problem("no_week", _("Here no week schedule is made."))
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if stay.status in (Status.PLANNED, Status.HERE):
        return None
    if verb in _AFTERWARDS and stay.status == Status.LEFT:
        return None
    return Conflict("stay_ended", _("The stay is over: it can be read, and not changed."))


def check(stay: Stay, verb: Verb) -> None:
    """Raise the obstacle, where there is one."""
    if problem := obstacle(stay, verb):
        raise problem
