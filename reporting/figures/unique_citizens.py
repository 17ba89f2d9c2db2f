"""How many different citizens slept here, by year and kind of place (V Table 2.2)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from reporting.figures.base import Column, Figure, FigureRow, Scope, Unit
from reporting.figures.place_kinds import Kind, in_order

NAME = "unique-citizens"

_SLEPT = """
WITH booking AS MATERIALIZED (
    SELECT stay_id, citizen_id, starts_on, ends_on
    FROM placements_booking
    WHERE controller_id = ANY(%(controllers)s) AND kind = 'stay' AND cancelled_at IS NULL
      AND starts_on < %(until)s AND ends_on > %(start)s
), nameless AS MATERIALIZED (
    SELECT id FROM citizens_citizen
    WHERE controller_id = ANY(%(controllers)s) AND is_anonymous
), slept AS MATERIALIZED (
    -- Each citizen once in each year and kind; of those without a name each stay.
    SELECT DISTINCT s.facility_id, s.scheme, s.track, years.year,
           CASE WHEN nameless.id IS NULL THEN b.citizen_id END AS citizen_id,
           CASE WHEN nameless.id IS NOT NULL THEN b.stay_id END AS stay_id
    FROM booking b
    -- One by one (OFFSET keeps it so): the planner would rather read every stay there ever was.
    CROSS JOIN LATERAL (
        SELECT facility_id, scheme, track, moved_in_on
        FROM placements_stay WHERE id = b.stay_id OFFSET 0
    ) s
    LEFT JOIN nameless ON nameless.id = b.citizen_id
    JOIN generate_series(%(first_year)s, %(last_year)s) AS years(year)
      ON GREATEST(b.starts_on, s.moved_in_on, make_date(years.year, 1, 1), %(start)s)
         < LEAST(b.ends_on, make_date(years.year + 1, 1, 1), %(until)s)
    WHERE s.facility_id = ANY(%(facilities)s) AND s.moved_in_on IS NOT NULL
)
"""

# One row per year and kind, per kind, per year, and for all: each citizen once in each.
_UNIQUE = """
SELECT scheme, track, year, count(DISTINCT citizen_id), count(DISTINCT stay_id)
FROM slept
GROUP BY GROUPING SETS ((scheme, track, year), (scheme, track), (year), ())
"""
_BY_FACILITY = """
SELECT facility_id, scheme, track, year, count(DISTINCT citizen_id), count(DISTINCT stay_id)
FROM slept
GROUP BY facility_id, scheme, track, year
"""


def counts_by_facility(scope: Scope) -> dict[tuple[Kind, int, int, bool], int]:
    """Of each kind, facility and year, how many citizens, and how many anonymous stays."""
    counts: dict[tuple[Kind, int, int, bool], int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SLEPT + _BY_FACILITY, _values(scope))
        for facility, scheme, track, year, named, unnamed in cursor.fetchall():
            counts[(scheme, track), facility, year, False] = named
            counts[(scheme, track), facility, year, True] = unnamed
    return counts


def unique_citizens(scope: Scope) -> Figure:
    citizens, anonymous = _counted(scope)
    years: list[int | None] = [*scope.years]
    if len(scope.years) > 1:
        years.append(None)
    kinds = sorted({kind for kind, _year in citizens if kind is not None}, key=in_order)
    rows = []
    for kind in kinds:
        name = scope.kind(*kind)
        counts = (citizens.get((kind, year), 0) for year in years)
        rows.append(FigureRow((name, *counts), key=(kind, False)))
        if any(anonymous.get((kind, year)) for year in years):
            words = _("%(kind)s: anonymous stays") % {"kind": name}
            # Whoever says no name can't be known again: stays, not citizens.
            counts = (anonymous.get((kind, year), 0) for year in years)
            rows.append(FigureRow((words, *counts), key=(kind, True)))
    if len(kinds) > 1:
        cells = (citizens.get((None, year), 0) for year in years)
        rows.append(
            FigureRow((_("All kinds, each citizen once"), *cells), is_total=True, key=(None, False))
        )
    return Figure(
        name=NAME,
        title=_("Unique citizens"),
        definition=(
            _(
                "A citizen counts in a year when at least one night of the year was slept, "
                "whenever the stay began; once, however many stays."
            ),
            _(
                "In the whole period each citizen counts once, so it is less than the years' sum "
                "where stays cross New Year or citizens return."
            ),
            _("Anonymous stays are counted separately: nobody can say who came twice."),
            _("A citizen known to two organisations is two citizens."),
        ),
        source="V Table 2.2, § 2.4",
        columns=(
            Column("kind", _("Kind of place"), Unit.TEXT),
            *(
                Column(
                    f"year_{year}" if year else "period",
                    str(year) if year else _("Whole period"),
                    persons=True,
                )
                for year in years
            ),
        ),
        rows=tuple(rows),
        empty=_("Nobody slept here in the period."),
    )


def _counted(scope: Scope) -> tuple[dict[Any, int], dict[Any, int]]:
    """{(kind or None for all, year or None for the period): count}, twice."""
    citizens: dict[Any, int] = defaultdict(int)
    anonymous: dict[Any, int] = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(_SLEPT + _UNIQUE, _values(scope))
        for scheme, track, year, named, unnamed in cursor.fetchall():
            kind = (scheme, track) if scheme is not None else None
            citizens[kind, year] = named
            anonymous[kind, year] = unnamed
    return citizens, anonymous


def _values(scope: Scope) -> dict[str, Any]:
    return {
        "first_year": scope.years[0],
        "last_year": scope.years[-1],
        "start": scope.start,
        "until": scope.until,
        "controllers": scope.controllers,
        "facilities": scope.ids,
    }
