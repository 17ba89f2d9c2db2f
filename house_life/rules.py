"""What may be done in the life of a house, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay


class Verb(StrEnum):
    SEE = "see"
    CHOOSE_MEALS = "choose_meals"
    PLAN_MEALS = "plan_meals"
    SET_MEALS = "set_meals"
    SETTLE_MEALS = "settle_meals"
    AGREE_VISIT = "agree_visit"
    WRITE_INCIDENT = "write_incident"
    CORRECT_INCIDENT = "correct_incident"
    GIVE_TASK = "give_task"
    DO_TASK = "do_task"
    SETTLE_REPORT = "settle_report"
    SET_REPORTS = "set_reports"


_HOUSE: Final = (Permission.HOUSE_LIFE,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.SEE: VerbRule(
        permissions=(Permission.SEE_HOUSE,), label=_("The house"), address="house_life"
    ),
    Verb.CHOOSE_MEALS: VerbRule(permissions=_HOUSE, label=_("Meals"), address="stay_meals"),
    Verb.PLAN_MEALS: VerbRule(
        permissions=_HOUSE, label=_("Usual meals and wishes"), address="meal_plan"
    ),
    Verb.SET_MEALS: VerbRule(
        permissions=(Permission.RUN_HOUSES,), label=_("Meals of the house"), address="house_meals"
    ),
    # Who decides what the citizen pays.
    Verb.SETTLE_MEALS: VerbRule(
        permissions=(Permission.DECIDE,), label=_("Settle the month"), address="settle_meals"
    ),
    Verb.AGREE_VISIT: VerbRule(permissions=_HOUSE, label=_("Agree on a visit"), address="visits"),
    Verb.WRITE_INCIDENT: VerbRule(
        permissions=_HOUSE, label=_("Write down an incident"), address="write_incident"
    ),
    Verb.CORRECT_INCIDENT: VerbRule(
        permissions=_HOUSE, label=_("Correct what is written"), address="correct_incident"
    ),
    Verb.GIVE_TASK: VerbRule(
        permissions=_HOUSE, label=_("Agree who follows up"), address="give_incident_task"
    ),
    Verb.DO_TASK: VerbRule(
        permissions=_HOUSE, label=_("Write how it was followed up"), address="do_incident_task"
    ),
    Verb.SETTLE_REPORT: VerbRule(
        permissions=_HOUSE, label=_("Write that they were told"), address="settle_incident_report"
    ),
    Verb.SET_REPORTS: VerbRule(
        permissions=(Permission.RUN_HOUSES,),
        label=_("Whom the house tells of incidents"),
        address="house_reports",
    ),
}


def against_living_here(stay: Stay) -> Problem | None:
    """Why nothing is chosen or agreed for somebody who is not here, or not expected."""
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if not stay.is_open:
        return Conflict("stay_over", _("The stay is over."))
    return None
