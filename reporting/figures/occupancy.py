"""Nights slept against nights open, and against what the rate was computed with: two figures."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.numbers import grouped
from placements.models import DayRate
from placements.month_nights import MonthNights
from reporting.figures.base import (
    Column,
    Figure,
    FigureRow,
    Scope,
    Unit,
    hospital_nights,
    track_name,
)
from reporting.figures.budgeted import budget_occupancy
from reporting.rounding import per_cent, rounded

NAME = "occupancy"


def occupancy(scope: Scope) -> Figure:
    targets = dict(
        DayRate.objects.filter(controller__in=scope.controllers, facility__in=scope.ids)
        .order_by("pk")
        .values_list("pk", "target_occupancy")
    )
    by_kind: dict[tuple[int, str], list[MonthNights]] = defaultdict(list)
    for part in scope.nights:
        by_kind[part.facility_id, part.track].append(part)
    tracks = defaultdict(list)
    for facility_id, track in sorted(by_kind):
        tracks[facility_id].append(track)
    days = (scope.until - scope.start).days
    rows = [
        _row(
            f"{facility.name}, {_lower(track_name(facility.scheme, track))}",
            by_kind[facility.pk, track],
            targets,
            days,
        )
        for facility in scope.facilities
        for track in tracks[facility.pk]
    ]
    if len(rows) > 1:
        rows.append(_row(_("All together"), scope.nights, targets, days, is_total=True))
    total = rows[-1].cells if rows else ()
    return Figure(
        name=NAME,
        title=_("Occupancy"),
        definition=(
            _(
                "A night belongs to the day it begins: the day of arrival counts, the day of "
                "leaving doesn't."
            ),
            _(
                "Actual occupancy = nights slept ÷ (nights the places existed − nights closed), "
                "until today."
            ),
            _(
                "Budget occupancy = the share of the nights that the day rates were computed "
                "with. It is never mixed with the actual."
            ),
            _("Places on average = nights slept ÷ days in the period until today."),
            _("Trial nights before the day of moving in take the place and are not slept."),
            *filter(None, [hospital_nights(scope)]),
        ),
        source="V §§ 2.3, 4.1",
        columns=(
            Column("places", _("Places"), Unit.TEXT),
            Column("existed", _("Nights that existed")),
            Column("closed", _("Closed")),
            Column("open", pgettext("nights", "Open")),
            Column("slept", _("Slept")),
            Column("actual", _("Actual occupancy"), Unit.PER_CENT),
            Column("budget", _("Budget occupancy"), Unit.PER_CENT),
            Column("average", _("Places on average")),
        ),
        rows=tuple(rows),
        empty=_("There were no places in the period."),
        headline=_("%(average)s places on average, %(actual)s %% of the nights")
        % {"average": _shown(total[7]), "actual": _shown(total[5])}
        if total and total[5] is not None
        else "",
    )


def _row(
    name: str,
    nights: list[MonthNights],
    targets: dict[int, int],
    days: int,
    *,
    is_total: bool = False,
) -> FigureRow:
    passed = sum(part.passed for part in nights)
    closed = sum(part.closed for part in nights)
    slept = sum(part.slept for part in nights)
    return FigureRow(
        (
            name,
            passed,
            closed,
            passed - closed,
            slept,
            per_cent(slept, passed - closed),
            budget_occupancy(nights, targets),
            rounded(Decimal(slept) / days, 1) if days else None,
        ),
        is_total=is_total,
    )


def _shown(value: object) -> str:
    return grouped(value) if isinstance(value, Decimal) else "–"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
