"""Visits before moving in, as the page of the stay shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from cases.case import Case
from placements.models import Stay, TrialVisit


@dataclass(frozen=True)
class VisitBefore:
    visit: TrialVisit
    is_ahead: bool
    #: The place is somebody else's on that day, and the day is still to come.
    is_taken: bool


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[TrialVisit]]:
    visits = TrialVisit.objects.filter(stay=stay).standing().with_taken()
    return {TrialVisit: visits.select_related("place")}


def visits_before(case: Case, visits: Iterable[TrialVisit]) -> list[VisitBefore]:
    """``visits``: the rows of :func:`rows_of`. What was planned for a day on which the citizen
    lived here already, or of a stay that is off, has not been."""
    stay = case.stay
    first_night = stay.moved_in_on
    rows = []
    for visit in visits:
        is_planned = stay.status == Stay.Status.PLANNED
        is_ahead = is_planned and visit.on >= case.today
        came_first = first_night is not None and visit.on < first_night
        if is_planned or came_first or visit.outcome:
            is_taken = is_ahead and vars(visit)["is_taken"]
            rows.append(VisitBefore(visit, is_ahead, is_taken))
    return rows
