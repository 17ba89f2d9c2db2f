"""Whose citizens slept here, and what is billed for them (V § 3.3, § 3.4 note 8)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from citizens.municipality_names import NAMES
from reporting.figures.base import Cell, Column, Figure, FigureRow, Scope, Unit
from reporting.rounding import rounded

NAME = "own-citizens"

# The stay's own municipalities where they were copied to it; else the citizen's. A rate may change
# in the middle of a stay, and there may be none for a while. The last set is the total.
_BILLED = """
WITH rate AS (
    SELECT facility_id, track, kroner, starts_on, ends_on
    FROM placements_dayrate
    WHERE controller_id = ANY(%(controllers)s) AND facility_id = ANY(%(facilities)s)
), price AS MATERIALIZED (
    SELECT facility_id, track, kroner, starts_on, coalesce(ends_on, 'infinity') AS ends_on
    FROM rate
    UNION ALL
    SELECT facility_id, track, NULL, coalesce(lag(ends_on) OVER earlier, '-infinity'), starts_on
    FROM rate
    WINDOW earlier AS (PARTITION BY facility_id, track ORDER BY starts_on)
    UNION ALL
    SELECT facility_id, track, NULL, max(ends_on), 'infinity'
    FROM rate GROUP BY facility_id, track HAVING bool_and(ends_on IS NOT NULL)
), booking AS MATERIALIZED (
    SELECT controller_id, stay_id, citizen_id, starts_on, ends_on
    FROM placements_booking
    WHERE controller_id = ANY(%(controllers)s) AND kind = 'stay' AND cancelled_at IS NULL
      AND starts_on < %(until)s AND ends_on > %(start)s
), slept AS MATERIALIZED (
    SELECT b.citizen_id, s.facility_id, s.track,
           coalesce(nullif(s.home_municipality, ''), c.home_municipality) AS home,
           coalesce(nullif(s.paying_municipality, ''), nullif(s.acting_municipality, ''),
                    nullif(s.home_municipality, ''), c.home_municipality) AS paying,
           coalesce(nullif(s.home_municipality, ''), c.home_municipality)
               = o.municipality_code AS is_own,
           GREATEST(b.starts_on, s.moved_in_on, %(start)s) AS first,
           LEAST(b.ends_on, %(until)s) AS after
    FROM booking b
    -- One by one (OFFSET keeps it so): the planner would rather read every stay there ever was.
    CROSS JOIN LATERAL (
        SELECT facility_id, track, moved_in_on,
               home_municipality, paying_municipality, acting_municipality
        FROM placements_stay WHERE id = b.stay_id OFFSET 0
    ) s
    CROSS JOIN LATERAL (
        SELECT home_municipality FROM citizens_citizen WHERE id = b.citizen_id OFFSET 0
    ) c
    JOIN organisations_organisation o ON o.id = b.controller_id
    WHERE s.facility_id = ANY(%(facilities)s) AND s.moved_in_on < LEAST(b.ends_on, %(until)s)
), part AS (
    SELECT slept.*, price.kroner,
           LEAST(slept.after, price.ends_on) - GREATEST(slept.first, price.starts_on) AS nights
    FROM slept
    LEFT JOIN price
           ON price.facility_id = slept.facility_id AND price.track = slept.track
          AND price.starts_on < LEAST(slept.after, price.ends_on)
          AND price.ends_on > slept.first
)
SELECT home, paying, kroner, is_own, count(DISTINCT citizen_id), sum(nights)::bigint,
       sum(nights * kroner)::bigint
FROM part
GROUP BY GROUPING SETS ((home, paying, kroner, is_own), ())
ORDER BY is_own DESC NULLS LAST, sum(nights) DESC, home, paying, kroner
"""


def counts_by_facility(scope: Scope) -> list[int]:
    """The citizens of each row and of all, facility by facility."""
    counts: list[int] = []
    for facility in scope.facilities:
        alone = Scope((facility,), scope.start, scope.end, scope.today)
        counts += [citizens for *_key, citizens, _nights, _kroner in _billed(alone)]  # type: ignore[misc]  # counts are ints
    return counts


def own_citizens(scope: Scope) -> Figure:
    days = (scope.until - scope.start) // timedelta(days=1)
    rows = [_row(billed, days) for billed in _billed(scope)]
    return Figure(
        name=NAME,
        title=_("Own and other municipalities' citizens"),
        definition=(
            _("Nights slept, until today, by the citizen's home municipality during the stay."),
            _("To bill = nights × the day rate of the night. Nights without a rate bill nothing."),
            _(
                "Billed to = the paying municipality where one is agreed, else the acting one, "
                "else the home one."
            ),
            _("Places on average = nights ÷ days in the period until today."),
            _("The citizen's own payment and a higher intensity are not part of it."),
        ),
        source="V §§ 3.3, 3.4",
        columns=(
            Column("home", _("Home municipality"), Unit.TEXT),
            Column("own", _("Own"), Unit.TEXT),
            Column("paying", _("Billed to"), Unit.TEXT),
            Column("citizens", _("Citizens"), persons=True),
            Column("nights", _("Nights"), of_persons=True),
            Column("average", _("Places on average"), of_persons=True),
            Column("rate", _("Rate, kr."), Unit.KRONER),
            Column("kroner", _("To bill, kr."), Unit.KRONER, of_persons=True),
        ),
        rows=tuple(rows),
        empty=_("Nobody slept here in the period."),
    )


def _billed(scope: Scope) -> list[tuple[object, ...]]:
    values: dict[str, Any] = {
        "start": scope.start,
        "until": scope.until,
        "controllers": scope.controllers,
        "facilities": scope.ids,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BILLED, values)
        rows = cursor.fetchall()
    return [row for row in rows if row[5]]


def _row(billed: tuple[object, ...], days: int) -> FigureRow:
    home, paying, kroner, is_own, citizens, nights, to_bill = billed
    assert isinstance(citizens, int)
    assert isinstance(nights, int)
    is_total = home is None
    cells: tuple[Cell, ...] = (
        _("All together") if is_total else _municipality(home),
        "" if is_total else _("yes") if is_own else _("no"),
        "" if is_total else _municipality(paying),
        citizens,
        nights,
        rounded(Decimal(nights) / days, 1) if days else None,
        kroner if isinstance(kroner, int) else None,
        int(to_bill) if isinstance(to_bill, int | Decimal) else None,
    )
    return FigureRow(cells, is_total=is_total)


def _municipality(code: object) -> str:
    return NAMES.get(str(code), str(code)) if code else _("Not known")
