"""When a goal of a stay was last touched."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max, OuterRef, QuerySet, Subquery

from placements.models import Stay
from stay_plan.models import Goal


def last_touched(stays: Collection[Stay] | QuerySet[Stay]) -> dict[int, datetime]:
    """By the stay's id: when anything of a goal was last written; without those that have none.
    One statement."""
    rows = Goal.objects.filter(stay__in=stays).order_by()
    return dict(rows.values_list("stay").annotate(last=Max("touched_at")))


def goals_touched_at() -> Subquery:
    """The same as a column of a statement about stays: ``Stay.objects.annotate(…)``."""
    rows = Goal.objects.filter(stay=OuterRef("pk")).order_by()
    return Subquery(rows.values("stay").annotate(last=Max("touched_at")).values("last"))
