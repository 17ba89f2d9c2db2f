"""Nights and occupancy: derived from bookings and stays, stored nowhere. This is the definition.

- A night belongs to the day it begins: the day of arrival counts, the day of leaving doesn't.
- A night is *slept* when a booking of a stay takes it and the citizen has moved in by then. Trial
  nights before moving in take the place and are not slept.
- **Actual occupancy = nights slept ÷ (nights the places existed - nights closed)**, of nights that
  have passed: a night to come has not been slept.
- *Budget occupancy* is the target a day rate was computed with. Two figures, never mixed.
- Nights in hospital can't be told apart yet (absences are not registered): while the place is
  kept they are slept, whatever ``Track.hospital_nights_count`` says, and the figure says so.
- Free on a night = capacity - closed - booked - held. Tonight a place with somebody in it is
  booked, whatever its booking says; a hold whose time is up holds nothing.

Source: DOMAIN.md § 6. All counts read the same rows, one for each place and night.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Self

from django.db import connection
from django.utils import timezone

from placements.models import Booking

#: A setting of ours: a night further ahead is offered to nobody, and booking it is a slip of the
#: finger.
FURTHEST_AHEAD: Final = timedelta(days=2 * 366)

# One row for each place and night: 100 places are 36,500 a year, and every definition can be read
# off. The exclusion constraint sees to it that no night is joined to two bookings.
_PLACE_NIGHTS = """
WITH in_bed AS (
    -- Whoever is here sleeps tonight in the last place begun, though its booking has ended.
    SELECT DISTINCT ON (s.id) b.place_id
    FROM placements_stay s JOIN placements_booking b ON b.stay_id = s.id
    WHERE s.controller_id = ANY(%(controllers)s) AND b.controller_id = ANY(%(controllers)s)
      AND s.status = 'here' AND b.cancelled_at IS NULL AND b.starts_on <= %(today)s
    ORDER BY s.id, b.starts_on DESC, b.id DESC
), place_night AS (
    SELECT p.id AS place_id, p.facility_id, p.track, nights.night,
           CASE WHEN in_bed.place_id IS NOT NULL THEN 'stay' ELSE b.kind END AS taken_by,
           coalesce(b.kind = 'stay' AND s.moved_in_on <= nights.night, false) AS slept
    FROM placements_place p
    JOIN LATERAL (
        SELECT night::date AS night
        FROM generate_series(GREATEST(p.opens_on, %(start)s)::timestamp,
                             LEAST(coalesce(p.closes_on, %(end)s), %(end)s)::timestamp
                                 - interval '1 day',
                             interval '1 day') AS night
    ) nights ON true
    LEFT JOIN placements_booking b
           ON b.controller_id = ANY(%(controllers)s) AND b.place_id = p.id
          AND b.cancelled_at IS NULL
          AND b.starts_on <= nights.night AND coalesce(b.ends_on > nights.night, true)
          AND (b.kind <> 'hold' OR b.expires_at > %(now)s)
    LEFT JOIN placements_stay s ON s.id = b.stay_id
    LEFT JOIN in_bed ON in_bed.place_id = p.id AND nights.night = %(today)s
    WHERE p.controller_id = ANY(%(controllers)s) AND p.facility_id = ANY(%(facilities)s)
)
"""

_BY_MONTH = """
SELECT n.facility_id, n.track, r.id AS rate_id, date_trunc('month', n.night)::date AS first,
       count(*) AS existed,
       count(*) FILTER (WHERE n.night < %(today)s) AS passed,
       count(*) FILTER (WHERE n.night < %(today)s AND n.taken_by = 'closure') AS closed,
       count(*) FILTER (WHERE n.night < %(today)s AND n.slept) AS slept
FROM place_night n
LEFT JOIN placements_dayrate r
       ON r.controller_id = ANY(%(controllers)s) AND r.facility_id = n.facility_id
      AND r.track = n.track AND r.starts_on <= n.night AND coalesce(r.ends_on > n.night, true)
GROUP BY n.facility_id, n.track, r.id, date_trunc('month', n.night)::date
"""

_BY_KIND = """
SELECT facility_id, track, count(*) AS capacity,
       count(*) FILTER (WHERE taken_by = 'closure') AS closed,
       count(*) FILTER (WHERE taken_by = 'stay') AS booked,
       count(*) FILTER (WHERE taken_by = 'hold') AS held
FROM place_night
GROUP BY facility_id, track
ORDER BY facility_id, track
"""

_BY_NIGHT = """
SELECT n.night, n.track, count(*) AS places,
       count(*) FILTER (WHERE n.taken_by = 'closure') AS closed,
       count(*) FILTER (WHERE n.taken_by IS NULL AND NOT reviewed.stays_on) AS free,
       count(*) FILTER (WHERE n.taken_by IS NULL AND reviewed.stays_on) AS perhaps_free
FROM place_night n
-- A stay without an end is booked until its review, and mostly goes on after it.
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM placements_booking o JOIN placements_stay s ON s.id = o.stay_id
        WHERE o.place_id = n.place_id AND o.controller_id = ANY(%(controllers)s)
          AND o.cancelled_at IS NULL
          AND s.planned_end_on IS NULL AND s.status IN ('planned', 'here')
          AND o.ends_on <= n.night
    ) AS stays_on
) reviewed
GROUP BY n.night, n.track
ORDER BY n.night, n.track
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
            booked=kinds.count(Booking.Kind.STAY),
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


def nights_by_month(
    facility_ids: Sequence[int], start: date, end: date, today: date, *, controllers: Sequence[int]
) -> list[MonthNights]:
    """The nights of [start, end); a month that is cut counts its nights in the period."""
    # Of nights that have passed neither holds nor who is in bed now changes anything.
    now = timezone.make_aware(datetime.combine(today, time.min))
    rows = _rows(_BY_MONTH, facility_ids, start, end, controllers=controllers, today=today, now=now)
    return [MonthNights(*row) for row in rows]


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
