"""What a stay plan is kept as."""

from stay_plan.models.agreed import PlanStart, PlanVersion
from stay_plan.models.around import MatterEntry, OtherPlanEntry, WeekLine
from stay_plan.models.goal import Action, Goal, Nearness, Progress

__all__ = [
    "Action",
    "Goal",
    "MatterEntry",
    "Nearness",
    "OtherPlanEntry",
    "PlanStart",
    "PlanVersion",
    "Progress",
    "WeekLine",
]
