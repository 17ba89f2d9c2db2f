"""How long citizens stayed, and how much it varies (V § 2.4, Figure 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from reporting.figures.base import Column, Figure, Row, Scope, Unit, rounded
from reporting.figures.place_kinds import Kind, in_order, takes_place

NAME = "length-of-stay"

_LENGTHS = """
SELECT s.scheme, s.track, extract(year FROM s.left_on)::int AS year, count(*),
       avg(s.left_on - s.moved_in_on),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY s.left_on - s.moved_in_on),
       min(s.left_on - s.moved_in_on), max(s.left_on - s.moved_in_on),
       array_agg(s.left_on - s.moved_in_on ORDER BY s.left_on - s.moved_in_on DESC)
FROM placements_stay s
WHERE s.controller_id = ANY(%(controllers)s) AND s.facility_id = ANY(%(facilities)s)
  AND s.status = 'left' AND s.left_on > s.moved_in_on
  AND s.left_on >= %(start)s AND s.left_on < %(end)s
GROUP BY GROUPING SETS (
    (s.scheme, s.track, extract(year FROM s.left_on)::int), (s.scheme, s.track)
)
"""


@dataclass(frozen=True)
class Lengths:
    """Stays of one kind that ended in a year, or in the whole period (None)."""

    kind: Kind
    year: int | None
    stays: int
    mean: Decimal
    median: Decimal
    shortest: int
    longest: int
    #: Every stay's days, longest first.
    each: tuple[int, ...]


def lengths(scope: Scope) -> list[Lengths]:
    values: dict[str, Any] = {
        "start": scope.start,
        "end": scope.end,
        "controllers": scope.controllers,
        "facilities": scope.ids,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LENGTHS, values)
        found = [
            Lengths(
                (scheme, track),
                year,
                stays,
                rounded(mean, 1),
                rounded(median, 1),
                shortest,
                longest,
                tuple(each),
            )
            for scheme, track, year, stays, mean, median, shortest, longest, each in (
                cursor.fetchall()
            )
        ]
    return [one for one in found if takes_place(one.kind)]


def length_of_stay(scope: Scope) -> Figure:
    return figure_of(scope, lengths(scope))


def figure_of(scope: Scope, found: list[Lengths]) -> Figure:
    rows = []
    kinds = sorted({one.kind for one in found}, key=in_order)
    for kind in kinds:
        of_kind = [one for one in found if one.kind == kind]
        years = sorted((one for one in of_kind if one.year), key=lambda one: one.year or 0)
        whole = next(one for one in of_kind if one.year is None)
        shown = [*years, whole] if len(scope.years) > 1 else [whole]
        rows += [_row(scope, one, is_total=one is whole and len(shown) > 1) for one in shown]
    wholes = [one for one in found if one.year is None]
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
            Column("shortest", _("Shortest"), of_one=True),
            Column("longest", _("Longest"), of_one=True),
        ),
        rows=tuple(rows),
        empty=_("No stay ended in the period."),
        headline=" · ".join(
            _("%(kind)s: %(mean)s days")
            % {"kind": scope.kind(*one.kind), "mean": number_format(one.mean)}
            for one in sorted(wholes, key=lambda one: in_order(one.kind))
        ),
    )


def _row(scope: Scope, one: Lengths, *, is_total: bool) -> Row:
    ended = str(one.year) if one.year else _("Whole period")
    return Row(
        (
            scope.kind(*one.kind),
            *((ended,) if len(scope.years) > 1 else ()),
            one.stays,
            one.mean,
            one.median,
            one.shortest,
            one.longest,
        ),
        is_total=is_total,
        group=":".join(one.kind),
    )
