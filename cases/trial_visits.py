"""Visits before moving in, as the page of the stay shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cases.case import Case
from placements.models import Stay, TrialVisit


@dataclass(frozen=True)
class VisitBefore:
    visit: TrialVisit
    is_ahead: bool
    #: The place is somebody else's on that day, and the day is still to come.
    is_taken: bool


def visits_before(case: Case, kept: Collection[type[Any]]) -> list[VisitBefore]:
    """One statement, none where nothing of it is kept. What was planned for a day on which the
    citizen lived here already, or of a stay that is off, has not been."""
    if TrialVisit not in kept:
        return []
    stay = case.stay
    first_night = stay.moved_in_on
    rows = []
    for visit in stay.trial_visits.standing().with_taken().select_related("place"):
        is_planned = stay.status == Stay.Status.PLANNED
        is_ahead = is_planned and visit.on >= case.today
        came_first = first_night is not None and visit.on < first_night
        if is_planned or came_first or visit.outcome:
            is_taken = is_ahead and vars(visit)["is_taken"]
            rows.append(VisitBefore(visit, is_ahead, is_taken))
    return rows
