"""Of what a stay's overview shows, which kinds the stay has anything of: one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from cases.case import Case
from complaints.models import Complaint
from core.kinds_with_rows import kinds_with_rows
from descriptions import gathering
from house_life.models import MealSettlement
from meetings import card as meetings
from meetings.models import Meeting
from moving_in import card as moving_in
from placements.models import Relapse, TrialVisit
from recovery.models import Star


def kinds_kept(
    case: Case, also: Mapping[type[Model], QuerySet[Any]] | None = None
) -> frozenset[type[Model]]:
    """``also``: kinds that only the asking page shows."""
    stay = case.stay
    return kinds_with_rows(
        {
            Complaint: Complaint.objects.unsettled().filter(decision__stay=stay),
            Relapse: Relapse.objects.filter(stay=stay),
            Meeting: meetings.rows_of(stay).standing(),
            MealSettlement: MealSettlement.objects.of(stay).select_related(None),
            TrialVisit: TrialVisit.objects.standing().filter(stay=stay),
            Star: Star.objects.finished().filter(stay=stay),
            **moving_in.rows_of(stay),
            **gathering.rows_of(stay, case.follow_ups),
            **(also or {}),
        }
    )
