"""Nights and occupancy: derived from bookings and stays, stored nowhere. This is the definition.

- A night belongs to the day it begins: the day of arrival counts, the day of leaving doesn't.
- A night is *slept* when a booking of a stay takes it and the citizen has moved in by then. Trial
  nights, before moving in, take the place and are not slept.
- **Actual occupancy = nights slept ÷ (nights the places existed - nights closed)**, of nights that
  have passed: a night to come has not been slept.
- *Budget occupancy* is the target a day rate was computed with. Two figures, never mixed.
- Nights in hospital and on leave, with the place kept, are slept where the stay's scheme says so
  (``Track.hospital_nights_count``, ``leave_nights_count``), and the figure says which.
- Nights in which a place is made ready after a stay count as closed.
- Free on a night = capacity - closed - booked - held. Tonight a place with somebody in it is
  booked, whatever its booking says; a hold whose time is up holds nothing.

Source: DOMAIN.md § 6. What takes a night is counted here, for one night or a few weeks;
``placements.month_nights`` counts the nights slept of months and years.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Self

from django.db import connection
from django.utils import timezone

from placements.models import Booking

#: A setting of ours: a night further ahead is offered to nobody, and booking it is a slip of the
#: finger.
FURTHEST_AHEAD: Final = timedelta(days=2 * 366)

# One row for each place and night: for a night or a few weeks. The exclusion constraint sees to it
# that no night is joined to two bookings.
_PLACE_NIGHTS = """
WITH in_bed AS (
    -- Whoever is here sleeps tonight in the last place begun, though its booking has ended.
    SELECT DISTINCT ON (s.id) b.place_id
    FROM placements_stay s JOIN placements_booking b ON b.stay_id = s.id
    WHERE s.controller_id = ANY(%(controllers)s) AND b.controller_id = ANY(%(controllers)s)
      AND s.status = 'here' AND b.cancelled_at IS NULL AND b.starts_on <= %(today)s
    ORDER BY s.id, b.starts_on DESC, b.id DESC
), booking AS MATERIALIZED (
    SELECT place_id, kind, starts_on, ends_on, free_from
    FROM placements_booking
    WHERE controller_id = ANY(%(controllers)s) AND cancelled_at IS NULL
      AND starts_on < %(end)s AND (free_from > %(start)s OR ends_on IS NULL)
      AND (kind <> 'hold' OR expires_at > %(now)s)
), place_night AS (
    SELECT p.id AS place_id, p.facility_id, p.track, nights.night,
           CASE WHEN in_bed.place_id IS NOT NULL THEN 'stay'
                WHEN b.ends_on <= nights.night THEN 'closure'  -- being made ready
                ELSE b.kind END AS taken_by
    FROM placements_place p
    JOIN LATERAL (
        SELECT night::date AS night
        FROM generate_series(GREATEST(p.opens_on, %(start)s)::timestamp,
                             LEAST(coalesce(p.closes_on, %(end)s), %(end)s)::timestamp
                                 - interval '1 day',
                             interval '1 day') AS night
    ) nights ON true
    LEFT JOIN booking b
           ON b.place_id = p.id
          AND b.starts_on <= nights.night AND coalesce(b.free_from > nights.night, true)
    LEFT JOIN in_bed ON in_bed.place_id = p.id AND nights.night = %(today)s
    WHERE p.controller_id = ANY(%(controllers)s) AND p.facility_id = ANY(%(facilities)s)
)
"""

_BY_KIND = """
SELECT facility_id, track, count(*) AS capacity,
       count(*) FILTER (WHERE taken_by = 'closure') AS closed,
       count(*) FILTER (WHERE taken_by IN ('stay', 'trial')) AS booked,
       count(*) FILTER (WHERE taken_by = 'hold') AS held
FROM place_night
GROUP BY facility_id, track
ORDER BY facility_id, track
"""

_BY_NIGHT = """
, reviewed AS MATERIALIZED (
    -- A stay without an end is booked until its review, and mostly goes on after it.
    SELECT b.place_id, min(b.ends_on) AS first
    FROM placements_stay s JOIN placements_booking b ON b.stay_id = s.id
    WHERE s.controller_id = ANY(%(controllers)s) AND b.controller_id = ANY(%(controllers)s)
      AND s.planned_end_on IS NULL AND s.status IN ('planned', 'here')
      AND b.cancelled_at IS NULL
      AND NOT EXISTS (
          SELECT FROM placements_booking later
          WHERE later.stay_id = b.stay_id AND later.cancelled_at IS NULL
            AND later.starts_on > b.starts_on
      )
    GROUP BY b.place_id
)
SELECT n.night, n.track, count(*) AS places,
       count(*) FILTER (WHERE n.taken_by = 'closure') AS closed,
       count(*) FILTER (
           WHERE n.taken_by IS NULL AND coalesce(n.night < reviewed.first, true)
       ) AS free,
       count(*) FILTER (WHERE n.taken_by IS NULL AND n.night >= reviewed.first) AS perhaps_free
FROM place_night n
LEFT JOIN reviewed ON reviewed.place_id = n.place_id
GROUP BY n.night, n.track
ORDER BY n.night, n.track
"""


@dataclass(frozen=True)
class PlacesTaken:
    """Places on one night, by what takes them."""

    capacity: int
    closed: int
    booked: int
    held: int

    @classmethod
    def of(cls, taken_by: Collection[str | None]) -> Self:
        """``taken_by`` has for each open place the kind of booking that takes it, or None."""
        kinds = list(taken_by)
        return cls(
            capacity=len(kinds),
            closed=kinds.count(Booking.Kind.CLOSURE),
            booked=kinds.count(Booking.Kind.STAY) + kinds.count(Booking.Kind.TRIAL),
            held=kinds.count(Booking.Kind.HOLD),
        )

    @classmethod
    def all_together(cls, parts: Iterable[PlacesTaken]) -> Self:
        parts = list(parts)
        return cls(
            capacity=sum(part.capacity for part in parts),
            closed=sum(part.closed for part in parts),
            booked=sum(part.booked for part in parts),
            held=sum(part.held for part in parts),
        )

    @property
    def free(self) -> int:
        return self.capacity - self.closed - self.booked - self.held


@dataclass(frozen=True)
class KindTaken:
    """One kind of place at one facility, on one night."""

    facility_id: int
    track: str
    places: PlacesTaken


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


def places_taken_on(
    facility_ids: Sequence[int], night: date, *, controllers: Sequence[int], now: datetime
) -> list[KindTaken]:
    """What takes the places on the night that begins on a day, by facility and track."""
    after = night + timedelta(days=1)
    today = timezone.localdate(now)
    rows = _rows(
        _BY_KIND, facility_ids, night, after, controllers=controllers, today=today, now=now
    )
    return [
        KindTaken(facility_id, track, PlacesTaken(*counts)) for facility_id, track, *counts in rows
    ]


def counts_per_night(
    facility_id: int, start: date, end: date, *, controller: int, now: datetime
) -> list[NightCount]:
    """Each night of [start, end) at one facility, per track: one statement whatever the period."""
    today = timezone.localdate(now)
    rows = _rows(
        _BY_NIGHT, [facility_id], start, end, controllers=[controller], today=today, now=now
    )
    return [NightCount(*row) for row in rows]


def _rows(
    counted: str,
    facility_ids: Sequence[int],
    start: date,
    end: date,
    *,
    controllers: Sequence[int],
    today: date,
    now: datetime,
) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {
        "facilities": list(facility_ids),
        "controllers": list(controllers),
        "start": start,
        "end": end,
        "today": today,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLACE_NIGHTS + counted, values)
        return list(cursor.fetchall())
