"""What a stay's overview shows, in two statements: of which kinds the stay has anything, and the
rows of those kinds. Of most stays there are few."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Model, QuerySet

from cases import trial_visits
from cases.case import Case
from complaints.models import Complaint
from core.kinds_with_rows import kinds_with_rows
from core.read_together import hang_on, read_together
from descriptions import gathering
from house_life.models import MealSettlement
from meetings import card as meetings
from meetings.models import Meeting
from moving_in import card as moving_in
from placements import refunds, self_payments
from placements.models import Decision, Relapse, Stay
from recovery.models import Star, StarScore
from way_out import card as way_out

#: The latest star, and one behind it.
STARS_SHOWN = 2

type Rows = dict[type[Model], list[Any]]


def kinds_of_overview(case: Case) -> frozenset[type[Model]]:
    return kinds_with_rows(_queries(case) | {Meeting: meetings.rows_of(case.stay).standing()})


def rows_of_overview(case: Case, kinds: Collection[type[Model]]) -> Rows:
    """Of those kinds; meetings are read by their own card, with all that they join."""
    queries = {kind: rows for kind, rows in _queries(case).items() if kind in kinds}
    return with_scores(read_together(case.stay, queries))


def latest_stars(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """The latest star and the one before it, with their numbers."""
    latest = Star.objects.finished().filter(stay=stay).order_by("-made_on", "-pk")[:STARS_SHOWN]
    return {Star: latest, StarScore: StarScore.objects.filter(star__in=latest.values("pk"))}


def with_scores(rows: Rows) -> Rows:
    hang_on(rows.get(Star, ()), "scores", rows.get(StarScore, ()), via="star")
    return rows


def _queries(case: Case) -> dict[type[Model], QuerySet[Any]]:
    stay = case.stay
    return {
        Decision: stay.decisions.select_related("decided_by"),
        Complaint: Complaint.objects.unsettled().filter(decision__stay=stay),
        Relapse: stay.relapses.select_related("by"),
        MealSettlement: MealSettlement.objects.of(stay),
        **trial_visits.rows_of(stay),
        **latest_stars(stay),
        **refunds.rows_of(stay),
        **self_payments.rows_of(stay),
        **moving_in.rows_of(stay),
        **gathering.rows_of(stay, case.follow_ups),
        **way_out.rows_of(stay),
    }
