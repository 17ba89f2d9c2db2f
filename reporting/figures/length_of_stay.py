"""How long citizens stayed, and how much it varies (V § 2.4, Figure 2.1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, repeat
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from core.numbers import grouped
from reporting.figures.base import Column, Figure, FigureRow, Scope, Unit
from reporting.figures.place_kinds import Kind, in_order, takes_place
from reporting.rounding import rounded

NAME = "length-of-stay"

_LENGTHS = """
SELECT s.scheme, s.track, extract(year FROM s.left_on)::int, s.left_on - s.moved_in_on, count(*)
FROM placements_stay s
WHERE s.controller_id = ANY(%(controllers)s) AND s.facility_id = ANY(%(facilities)s)
  AND s.status = 'left' AND s.left_on > s.moved_in_on
  AND s.left_on >= %(start)s AND s.left_on < %(end)s
GROUP BY 1, 2, 3, 4
"""


@dataclass(frozen=True)
class Lengths:
    """Stays of one kind that ended in a year, or in the whole period (None)."""

    kind: Kind
    year: int | None
    #: How many stays lasted so many days, longest first.
    counts: tuple[tuple[int, int], ...]

    @property
    def stays(self) -> int:
        return sum(stays for _days, stays in self.counts)

    @property
    def mean(self) -> Decimal:
        days_in_all = sum(days * stays for days, stays in self.counts)
        return rounded(Decimal(days_in_all) / self.stays, 1)

    @property
    def median(self) -> Decimal:
        """The one in the middle, or half way between the two."""
        last = self.stays - 1
        return rounded(Decimal(self._of(last // 2) + self._of(last - last // 2)) / 2, 1)

    @property
    def shortest(self) -> int:
        return self.counts[-1][0]

    @property
    def longest(self) -> int:
        return self.counts[0][0]

    @property
    def each(self) -> Iterator[int]:
        """Every stay's days, longest first."""
        for days, stays in self.counts:
            yield from repeat(days, stays)

    def _of(self, nth: int) -> int:
        """The days of a stay, counted from the longest."""
        return next(islice(self.each, nth, None))


def lengths(scope: Scope) -> list[Lengths]:
    values: dict[str, Any] = {
        "start": scope.start,
        "end": scope.end,
        "controllers": scope.controllers,
        "facilities": scope.ids,
    }
    counted: dict[tuple[Kind, int | None], Counter[int]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(_LENGTHS, values)
        for scheme, track, year, days, stays in cursor.fetchall():
            for of_year in (year, None):
                counted[(scheme, track), of_year][days] += stays
    return [
        Lengths(kind, year, tuple(sorted(stays.items(), reverse=True)))
        for (kind, year), stays in counted.items()
        if takes_place(kind)
    ]


_BY_FACILITY = """
SELECT s.scheme, s.track, s.facility_id, extract(year FROM s.left_on)::int, count(*)
FROM placements_stay s
WHERE s.controller_id = ANY(%(controllers)s) AND s.facility_id = ANY(%(facilities)s)
  AND s.status = 'left' AND s.left_on > s.moved_in_on
  AND s.left_on >= %(start)s AND s.left_on < %(end)s
GROUP BY s.scheme, s.track, s.facility_id, extract(year FROM s.left_on)::int
"""


def counts_by_facility(scope: Scope) -> dict[tuple[Kind, int, int], int]:
    """Of each kind, facility and year, how many stays are counted."""
    values: dict[str, Any] = {
        "start": scope.start,
        "end": scope.end,
        "controllers": scope.controllers,
        "facilities": scope.ids,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY_FACILITY, values)
        return {(row[:2], row[2], row[3]): row[4] for row in cursor.fetchall()}


def length_of_stay(scope: Scope) -> Figure:
    return figure_of(scope, lengths(scope))


def figure_of(scope: Scope, all_lengths: list[Lengths]) -> Figure:
    rows = []
    kinds = sorted({counted.kind for counted in all_lengths}, key=in_order)
    for kind in kinds:
        of_kind = [counted for counted in all_lengths if counted.kind == kind]
        years = sorted(
            (counted for counted in of_kind if counted.year), key=lambda counted: counted.year or 0
        )
        whole = next(counted for counted in of_kind if counted.year is None)
        shown = [*years, whole] if len(scope.years) > 1 else [whole]
        rows += [
            _row(scope, counted, is_total=counted is whole and len(shown) > 1) for counted in shown
        ]
    return Figure(
        name=NAME,
        title=_("Length of stay"),
        definition=(
            _("Stays that ended in the period, whenever they began; those still here don't count."),
            _(
                "Days = from the day of moving in to the day of leaving. Trial nights before are "
                "not counted."
            ),
            _("Mean = all their days ÷ the number of stays. Median = the one in the middle."),
            _("A stay that was called off the same day had no night and is left out."),
        ),
        source="V § 2.4, Figure 2.1",
        columns=(
            Column("kind", _("Kind of place"), Unit.TEXT),
            *((Column("ended", _("Ended in"), Unit.TEXT),) if len(scope.years) > 1 else ()),
            Column("stays", _("Stays"), persons=True),
            Column("mean", _("Mean, days"), of_persons=True),
            Column("median", _("Median, days"), of_persons=True),
            Column("shortest", _("Shortest"), of_one_citizen=True),
            Column("longest", _("Longest"), of_one_citizen=True),
        ),
        rows=tuple(rows),
        empty=_("No stay ended in the period."),
        headline=" · ".join(
            _("%(kind)s: %(mean)s days")
            % {"kind": scope.kind(*whole.kind), "mean": grouped(whole.mean)}
            for whole in of_whole_period(all_lengths)
        ),
    )


def of_whole_period(all_lengths: list[Lengths]) -> list[Lengths]:
    """One per kind of place, in the order of their schemes."""
    wholes = [counted for counted in all_lengths if counted.year is None]
    return sorted(wholes, key=lambda counted: in_order(counted.kind))


def _row(scope: Scope, counted: Lengths, *, is_total: bool) -> FigureRow:
    ended = str(counted.year) if counted.year else _("Whole period")
    return FigureRow(
        (
            scope.kind(*counted.kind),
            *((ended,) if len(scope.years) > 1 else ()),
            counted.stays,
            counted.mean,
            counted.median,
            counted.shortest,
            counted.longest,
        ),
        is_total=is_total,
        key=(counted.kind, counted.year if len(scope.years) > 1 else scope.years[0]),
    )
