"""How full the places are: derived from bookings, stored nowhere.

Definitions (DOMAIN.md §6): a night belongs to the day it begins; arrival day counts, leaving day
does not. Actual occupancy = nights slept / (nights places existed - nights closed). Budget
occupancy is the target the rate was computed with. Two figures, never mixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

# generate_series over the nights of the period would count by night; least/greatest on the
# half-open dates counts whole periods at once, which holds for ten years as for a day.
_NIGHTS_PER_PLACE_KIND = """
SELECT p.facility_id, p.track,
       sum(GREATEST(0, LEAST(coalesce(p.closes_on, %(end)s), %(end)s)
                       - GREATEST(p.opens_on, %(start)s))) AS existed,
       sum(coalesce(b.closed, 0)) AS closed,
       sum(coalesce(b.slept, 0)) AS slept,
       count(*) FILTER (WHERE p.opens_on < %(end)s
                          AND coalesce(p.closes_on > %(start)s, true)) AS places
FROM placements_place p
LEFT JOIN (
    SELECT place_id,
           sum(LEAST(coalesce(ends_on, %(end)s), %(end)s) - GREATEST(starts_on, %(start)s))
               FILTER (WHERE kind = 'closure') AS closed,
           sum(LEAST(coalesce(b.ends_on, %(end)s), %(end)s, %(slept_before)s)
               - GREATEST(b.starts_on, %(start)s))
               FILTER (WHERE kind = 'stay' AND s.moved_in_on IS NOT NULL
                         AND b.starts_on < %(slept_before)s) AS slept
    FROM placements_booking b
    LEFT JOIN placements_stay s ON s.id = b.stay_id
    WHERE b.controller_id = ANY(%(controllers)s) AND b.cancelled_at IS NULL
      AND b.starts_on < %(end)s AND coalesce(b.ends_on > %(start)s, true)
    GROUP BY place_id
) b ON b.place_id = p.id
WHERE p.facility_id = ANY(%(facilities)s)
GROUP BY p.facility_id, p.track
ORDER BY p.facility_id, p.track
"""

_ON_A_DAY = """
SELECT p.facility_id, p.track, count(*) AS capacity,
       count(*) FILTER (WHERE b.kind = 'closure') AS closed,
       count(*) FILTER (WHERE b.kind = 'stay') AS booked,
       count(*) FILTER (WHERE b.kind = 'hold') AS held
FROM placements_place p
LEFT JOIN placements_booking b
       ON b.place_id = p.id AND b.cancelled_at IS NULL
      AND b.starts_on <= %(day)s AND coalesce(b.ends_on > %(day)s, true)
WHERE p.facility_id = ANY(%(facilities)s)
  AND p.opens_on <= %(day)s AND coalesce(p.closes_on > %(day)s, true)
GROUP BY p.facility_id, p.track
ORDER BY p.facility_id, p.track
"""

# The exclusion constraint lets no two standing bookings of a place meet: a join counts each once.
_EACH_NIGHT = """
SELECT n.night::date, p.track, count(*) AS places,
       count(*) FILTER (WHERE b.kind = 'closure') AS closed,
       count(*) FILTER (WHERE b.id IS NULL AND NOT reviewed.stays_on) AS free,
       count(*) FILTER (WHERE b.id IS NULL AND reviewed.stays_on) AS perhaps_free
FROM generate_series(%(start)s::timestamp, %(end)s::timestamp - interval '1 day', '1 day')
     AS n(night)
JOIN placements_place p
  ON p.opens_on <= n.night::date AND coalesce(p.closes_on > n.night::date, true)
LEFT JOIN placements_booking b
       ON b.place_id = p.id AND b.controller_id = %(controller)s AND b.cancelled_at IS NULL
      AND b.starts_on <= n.night::date AND coalesce(b.ends_on > n.night::date, true)
-- A stay without an end is booked until its review, and mostly goes on after it.
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM placements_booking o JOIN placements_stay s ON s.id = o.stay_id
        WHERE o.place_id = p.id AND o.controller_id = %(controller)s AND o.cancelled_at IS NULL
          AND s.planned_end_on IS NULL AND s.status IN ('planned', 'here')
          AND o.ends_on <= n.night::date
    ) AS stays_on
) reviewed
WHERE p.facility_id = %(facility)s
GROUP BY n.night, p.track
ORDER BY n.night, p.track
"""


@dataclass(frozen=True)
class NightCount:
    """One night at a facility's track, for those outside: numbers, and nobody behind them."""

    night: date
    track: str
    places: int
    closed: int
    free: int
    #: Free unless a stay without an end goes on after its next review.
    perhaps_free: int


@dataclass(frozen=True)
class DayCount:
    """One night at a facility's track: places by what takes them."""

    facility_id: int
    track: str
    capacity: int
    closed: int
    booked: int
    held: int

    @property
    def free(self) -> int:
        return self.capacity - self.closed - self.booked - self.held


@dataclass(frozen=True)
class Nights:
    """Nights of a period at a facility's track."""

    facility_id: int
    track: str
    existed: int
    closed: int
    slept: int
    #: Places that existed on at least one night of the period.
    places: int

    @property
    def actual_occupancy(self) -> float | None:
        """Nights slept ÷ (nights places existed − nights closed); None where none were open."""
        opened = self.existed - self.closed
        return self.slept / opened if opened else None


def capacity_on(facility_ids: Iterable[int], day: date) -> list[DayCount]:
    """Capacity − closed − booked − held = free, for the night that begins on ``day``."""
    with connection.cursor() as cursor:
        cursor.execute(_ON_A_DAY, {"facilities": list(facility_ids), "day": day})
        return [DayCount(*row) for row in cursor.fetchall()]


def nights(
    facility_ids: Iterable[int],
    start: date,
    end: date,
    *,
    controllers: Iterable[int],
    slept_before: date | None = None,
) -> list[Nights]:
    """Nights of [start, end). Slept are the nights of stays that began, before ``slept_before``
    (today, for a year still running: a night to come has not been slept)."""
    values: dict[str, Any] = {
        "facilities": list(facility_ids),
        "controllers": list(controllers),
        "start": start,
        "end": end,
        "slept_before": min(slept_before or end, end),
    }
    with connection.cursor() as cursor:
        cursor.execute(_NIGHTS_PER_PLACE_KIND, values)
        return [
            Nights(f, track, int(existed or 0), int(closed), max(int(slept), 0), places)
            for f, track, existed, closed, slept, places in cursor.fetchall()
        ]


def counts_per_night(
    facility_id: int, start: date, end: date, *, controller: int
) -> list[NightCount]:
    """Each night of [start, end) at one facility, per track: one statement whatever the period."""
    values: dict[str, Any] = {
        "facility": facility_id,
        "controller": controller,
        "start": start,
        "end": end,
    }
    with connection.cursor() as cursor:
        cursor.execute(_EACH_NIGHT, values)
        return [NightCount(*row) for row in cursor.fetchall()]
