"""When a goal of a stay was last touched, and how near the goals are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from placements.models import Stay
from stay_plan.models import Goal, Nearness


def last_touched(stays: Collection[Stay] | QuerySet[Stay]) -> dict[int, datetime]:
    """By the stay's id: when anything of a goal was last written; without those that have none.
    One statement."""
    rows = Goal.objects.filter(stay__in=stays).order_by()
    return dict(rows.values_list("stay").annotate(last=Max("touched_at")))


def goals_touched_at() -> Subquery:
    """The same as a column of a statement about stays: ``Stay.objects.annotate(…)``."""
    rows = Goal.objects.filter(stay=OuterRef("pk")).order_by()
    return Subquery(rows.values("stay").annotate(last=Max("touched_at")).values("last"))


def goals_with_nearness(stay: Stay) -> list[Goal]:
    """The goals and sub-goals in the plan with ``latest_nearness``, ``latest_on`` and
    ``latest_words``, each sub-goal behind its goal. One statement."""
    rows = list(Goal.objects.filter(stay=stay).standing().with_progress())
    top = [goal for goal in rows if goal.parent_id is None]
    return [
        each for goal in top for each in (goal, *(sub for sub in rows if sub.parent_id == goal.pk))
    ]


def nearness_in_words(goal: Goal) -> str:
    """Of a goal that was asked for with its progress."""
    return str(Nearness(vars(goal)["latest_nearness"] or Nearness.NOT_BEGUN).label)
