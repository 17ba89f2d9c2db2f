"""A period's nights by month, facility, track and rate: what the overview is drawn from.

A night belongs to the day it begins: the arrival day counts, the leaving day doesn't. Nights to
come have not been slept, so closed and slept are counted until today (DOMAIN.md §6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

# One row per place and night: 100 places are 36,500, and every definition can be read off.
# The exclusion constraint sees to it that no night is joined to two bookings.
_NIGHTS = """
SELECT p.facility_id, p.track, r.id AS rate_id, date_trunc('month', night)::date AS first,
       count(*) AS existed,
       count(*) FILTER (WHERE night < %(today)s) AS passed,
       count(*) FILTER (WHERE night < %(today)s AND b.kind = 'closure') AS closed,
       count(*) FILTER (WHERE night < %(today)s AND b.kind = 'stay'
                          AND s.moved_in_on <= night) AS slept
FROM placements_place p
JOIN LATERAL (
    SELECT night::date AS night
    FROM generate_series(GREATEST(p.opens_on, %(start)s)::timestamp,
                         LEAST(coalesce(p.closes_on, %(end)s), %(end)s)::timestamp
                             - interval '1 day',
                         interval '1 day') AS night
) nights ON true
LEFT JOIN placements_dayrate r
       ON r.controller_id = ANY(%(controllers)s) AND r.facility_id = p.facility_id
      AND r.track = p.track AND r.starts_on <= night AND coalesce(r.ends_on > night, true)
LEFT JOIN placements_booking b
       ON b.controller_id = ANY(%(controllers)s) AND b.place_id = p.id AND b.cancelled_at IS NULL
      AND b.starts_on <= night AND coalesce(b.ends_on > night, true)
LEFT JOIN placements_stay s ON s.id = b.stay_id
WHERE p.controller_id = ANY(%(controllers)s) AND p.facility_id = ANY(%(facilities)s)
GROUP BY p.facility_id, p.track, r.id, date_trunc('month', night)::date
"""


@dataclass(frozen=True)
class MonthNights:
    """Nights of one month under one rate."""

    facility_id: int
    track: str
    #: None where no rate is set.
    rate_id: int | None
    #: The month's first day.
    first: date
    #: Nights the places exist, the whole month.
    existed: int
    #: Of these, nights before today.
    passed: int
    #: Of those passed: closed, and slept in.
    closed: int
    slept: int

    @property
    def open(self) -> int:
        return self.passed - self.closed

    @property
    def per_cent(self) -> int | None:
        """Actual occupancy; None where nothing was open."""
        return round(100 * self.slept / self.open) if self.open else None


def nights_by_month(
    facility_ids: Sequence[int], start: date, end: date, today: date, *, controllers: Sequence[int]
) -> list[MonthNights]:
    """The nights of [start, end); a month that is cut counts its nights in the period."""
    values: dict[str, Any] = {
        "facilities": list(facility_ids),
        "controllers": list(controllers),
        "start": start,
        "end": end,
        "today": today,
    }
    with connection.cursor() as cursor:
        cursor.execute(_NIGHTS, values)
        return [MonthNights(*row) for row in cursor.fetchall()]
