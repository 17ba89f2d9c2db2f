"""Nights of months and years: how many existed, were closed and were slept in.

What the words mean stands in ``placements.nights``. Nights are counted by arithmetic on whole
periods, not one by one. A past month that was counted stands in ``CountedMonth`` (ADR-0016); what
doesn't is counted from the bookings, so that a figure is the same whatever has been counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from placements.models import CountedMonth

# A segment is a part of a month under one rate; the exclusion constraints see to it that no night
# is taken twice or has two rates. ``asked`` holds periods of facilities that don't overlap.
# Materialized, since the planner takes each for a single row.
_COUNT = """
WITH asked AS MATERIALIZED (
    SELECT *
    FROM unnest(%(facilities)s::bigint[], %(starts)s::date[], %(ends)s::date[])
        AS period(facility_id, starts, ends)
), place AS MATERIALIZED (
    SELECT p.id, p.facility_id, p.track, asked.starts, asked.ends,
           GREATEST(p.opens_on, asked.starts) AS first, LEAST(p.closes_on, asked.ends) AS after
    FROM placements_place p JOIN asked ON asked.facility_id = p.facility_id
    WHERE p.controller_id = ANY(%(controllers)s)
      AND p.opens_on < asked.ends AND coalesce(p.closes_on > asked.starts, true)
), kind AS MATERIALIZED (
    SELECT DISTINCT facility_id, track, starts, ends FROM place
), rate AS MATERIALIZED (
    SELECT id, facility_id, track, starts_on, ends_on
    FROM placements_dayrate
    WHERE controller_id = ANY(%(controllers)s)
), edge AS (
    SELECT kind.*, GREATEST(month::date, kind.starts) AS first
    FROM kind
    CROSS JOIN generate_series(date_trunc('month', kind.starts::timestamp),
                               kind.ends::timestamp - interval '1 day',
                               interval '1 month') month
    UNION
    SELECT kind.*, changed.first
    FROM kind JOIN rate USING (facility_id, track)
    CROSS JOIN LATERAL (VALUES (rate.starts_on), (rate.ends_on)) changed(first)
    WHERE changed.first > kind.starts AND changed.first < kind.ends
), segment AS MATERIALIZED (
    SELECT edge.facility_id, edge.track, edge.starts, rate.id AS rate_id, edge.first, edge.after
    FROM (
        SELECT *, lead(first, 1, ends) OVER (
            PARTITION BY facility_id, track, starts ORDER BY first
        ) AS after
        FROM edge
    ) edge
    LEFT JOIN rate
           ON rate.facility_id = edge.facility_id AND rate.track = edge.track
          AND rate.starts_on <= edge.first AND coalesce(rate.ends_on > edge.first, true)
), booking AS MATERIALIZED (
    SELECT place_id, kind, stay_id, starts_on, ends_on, free_from
    FROM placements_booking
    WHERE controller_id = ANY(%(controllers)s) AND cancelled_at IS NULL
      AND kind IN ('stay', 'closure')
      AND starts_on < %(last)s AND (free_from > %(first)s OR ends_on IS NULL)
), taken AS MATERIALIZED (
    SELECT place.facility_id, place.track, place.starts, booking.kind, booking.stay_id,
           GREATEST(booking.starts_on, place.first, s.moved_in_on) AS first,
           LEAST(booking.ends_on, place.after, %(today)s) AS after
    FROM booking
    JOIN place ON place.id = booking.place_id
     AND booking.starts_on < place.after AND coalesce(booking.ends_on > place.first, true)
    LEFT JOIN placements_stay s ON s.id = booking.stay_id
    WHERE booking.kind = 'closure' OR s.moved_in_on IS NOT NULL
    UNION ALL
    -- Made ready after a stay: closed.
    SELECT place.facility_id, place.track, place.starts, 'closure', NULL,
           GREATEST(booking.ends_on, place.first),
           LEAST(booking.free_from, place.after, %(today)s)
    FROM booking
    JOIN place ON place.id = booking.place_id
     AND booking.ends_on < place.after AND booking.free_from > place.first
    WHERE booking.free_from > booking.ends_on
), away AS (
    SELECT taken.facility_id, taken.track, taken.starts, 'away' AS kind, taken.stay_id,
           GREATEST(taken.first, absence.starts_on) AS first,
           LEAST(taken.after, absence.ends_on) AS after
    FROM placements_absence absence JOIN taken USING (stay_id)
    WHERE absence.controller_id = ANY(%(controllers)s) AND absence.withdrawn_at IS NULL
      AND NOT absence.counts_as_slept
      -- Of several places one after another, the one that was kept meanwhile.
      AND absence.starts_on < taken.after AND coalesce(absence.ends_on > taken.first, true)
), night AS (
    SELECT segment.*,
           p.places * (LEAST(p.after, segment.after) - GREATEST(p.first, segment.first))
               AS existed,
           p.places * GREATEST(
               LEAST(p.after, segment.after, %(today)s) - GREATEST(p.first, segment.first), 0
           ) AS passed,
           0 AS closed, 0 AS slept
    FROM segment
    JOIN (
        SELECT facility_id, track, starts, first, after, count(*) AS places
        FROM place GROUP BY facility_id, track, starts, first, after
    ) p USING (facility_id, track, starts)
    WHERE p.first < segment.after AND p.after > segment.first
    UNION ALL
    SELECT segment.*, 0, 0,
           CASE WHEN taken.kind = 'closure' THEN part.nights ELSE 0 END,
           CASE taken.kind WHEN 'stay' THEN part.nights WHEN 'away' THEN -part.nights ELSE 0 END
    FROM segment
    JOIN (SELECT * FROM taken UNION ALL SELECT * FROM away) taken
      USING (facility_id, track, starts)
    CROSS JOIN LATERAL (
        SELECT LEAST(taken.after, segment.after) - GREATEST(taken.first, segment.first) AS nights
    ) part
    WHERE taken.first < segment.after AND taken.after > segment.first
)
SELECT facility_id, track, rate_id, date_trunc('month', first)::date,
       sum(existed)::bigint, sum(passed)::bigint, sum(closed)::bigint, sum(slept)::bigint
FROM night
GROUP BY facility_id, track, rate_id, date_trunc('month', first)::date
"""


class MonthNights(NamedTuple):
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
class Period:
    """Nights [starts, ends) of one facility."""

    facility_id: int
    starts: date
    ends: date


def nights_by_month(
    facility_ids: Sequence[int], start: date, end: date, today: date, *, controllers: Sequence[int]
) -> list[MonthNights]:
    """The nights of [start, end); a month that is cut counts its nights in the period."""
    first, after = whole_months(start, min(end, today))
    nights: list[MonthNights] = []
    months: dict[int, set[date]] = defaultdict(set)
    if first < after:
        counted = CountedMonth.objects.filter(
            controller__in=controllers, facility__in=facility_ids, first__gte=first, first__lt=after
        )
        for facility_id, month, counts in counted.values_list("facility_id", "first", "counts"):
            months[facility_id].add(month)
            nights += [
                MonthNights(facility_id, track, rate_id, month, existed, existed, closed, slept)
                for track, rate_id, existed, closed, slept in counts
            ]
    asked = [
        Period(facility_id, *period)
        for facility_id in facility_ids
        for period in _without(months[facility_id], start, end)
    ]
    return nights + count_nights(asked, today, controllers=controllers)


def count_nights(
    asked: Sequence[Period], today: date, *, controllers: Sequence[int]
) -> list[MonthNights]:
    """Counted from the bookings, in one statement. The periods of a facility don't overlap."""
    if not asked:
        return []
    values: dict[str, Any] = {
        "facilities": [period.facility_id for period in asked],
        "starts": [period.starts for period in asked],
        "ends": [period.ends for period in asked],
        "first": min(period.starts for period in asked),
        "last": min(today, max(period.ends for period in asked)),
        "controllers": list(controllers),
        "today": today,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)
        return [MonthNights(*row) for row in cursor.fetchall()]


def whole_months(start: date, end: date) -> tuple[date, date]:
    """The first day of the first whole month in [start, end), and of the month after the last."""
    return month_after(start - timedelta(days=1)), end.replace(day=1)


def month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _without(months: Iterable[date], start: date, end: date) -> list[tuple[date, date]]:
    """[start, end) without these months."""
    periods = []
    for month in sorted(months):
        if start < month:
            periods.append((start, month))
        start = month_after(month)
    if start < end:
        periods.append((start, end))
    return periods
