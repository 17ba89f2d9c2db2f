"""The budget as a table: places x nights x target, at a rate, and what follows from no place.

V Table 2.1 is Herning's of 2023. A row of ``BudgetItem`` stands at its own number among the rates,
which stand as they were entered.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from core.problems import Problem
from placements.models import BudgetItem, DayRate
from placements.month_nights import MonthNights
from reporting.figures.base import Cell, Column, Figure, FigureRow, Scope, Unit, total_of
from reporting.figures.budgeted import budget_row, nights_by_rate

NAME = "budget"
_Line = tuple[Cell, int | None, int | None, int | None, int | None, int]


def budget(scope: Scope) -> Figure:
    if (scope.start, scope.end) != (date(scope.start.year, 1, 1), date(scope.end.year, 1, 1)):
        raise Problem("whole_years", _("A budget is for whole years."), field="to")
    rates = list(
        DayRate.objects.filter(controller__in=scope.controllers, facility__in=scope.ids)
        .filter(starts_on__lt=scope.end)
        .exclude(ends_on__lte=scope.start)
        .order_by("pk")
    )
    items = list(
        BudgetItem.objects.filter(
            controller__in=scope.controllers, facility__in=scope.ids, year__in=scope.years
        )
    )
    rows: list[FigureRow] = []
    for year in scope.years:
        rows += _of_year(
            year,
            nights_by_rate(part for part in scope.nights if part.first.year == year),
            rates,
            [item for item in items if item.year == year],
            several=len(scope.years) > 1,
        )
    return Figure(
        name=NAME,
        title=_("Budget"),
        definition=(
            _(
                "Nights = the nights that the places exist in the year × the target the rate was "
                "computed with, rounded to whole nights."
            ),
            _("Income = nights × day rate, in kroner."),
            _(
                "Rows that follow from no place (service packages, permanent housing, a grant) "
                "stand as they were entered."
            ),
            _("What was used has its own table and is never mixed with the budget."),
        ),
        source="V Table 2.1, § 2.3",
        columns=(
            *((Column("year", _("Year"), Unit.YEAR),) if len(scope.years) > 1 else ()),
            Column("row", _("Places"), Unit.TEXT),
            Column("exist", _("Nights that exist")),
            Column("target", _("Target"), Unit.PER_CENT),
            Column("nights", _("Nights")),
            Column("rate", _("Rate, kr."), Unit.KRONER),
            Column("income", _("Income, kr."), Unit.KRONER),
        ),
        rows=tuple(rows),
        empty=_("No day rates or budget rows have been entered for the period."),
    )


def _of_year(
    year: int,
    nights: Mapping[int | None, Sequence[MonthNights]],
    rates: Iterable[DayRate],
    items: Sequence[BudgetItem],
    *,
    several: bool,
) -> list[FigureRow]:
    lines = [_rate_line(rate, nights.get(rate.pk, ())) for rate in rates]
    flexible = [line for line in lines if line[1]]
    for item in items:
        if item.kind == BudgetItem.Kind.SUPPLEMENT:
            flexible.insert(max(item.order - 1, 0), _item_line(item))
    grants = [_item_line(item) for item in items if item.kind == BudgetItem.Kind.GRANT]
    housing = [_item_line(item) for item in items if item.kind == BudgetItem.Kind.HOUSING]
    rows: list[FigureRow] = []

    def put(line: _Line, *, is_total: bool = False) -> None:
        rows.append(FigureRow((year, *line) if several else line, is_total=is_total))

    for group, words, counts_nights in (
        (flexible, _("Flexible places, in all"), True),
        (housing, _("Permanent housing, in all"), False),
        (grants, "", False),
    ):
        for line in group:
            put(line)
        if words and len(group) > 1:
            nights_in_all = total_of(line[3] for line in group) if counts_nights else None
            income = sum(line[5] for line in group)
            put((words, None, None, nights_in_all, None, income), is_total=True)
    if rows and len([group for group in (flexible, housing, grants) if group]) > 1:
        income = sum(line[5] for line in (*flexible, *housing, *grants))
        put((_("Budgeted income, in all"), None, None, None, None, income), is_total=True)
    return rows


def _rate_line(rate: DayRate, nights: Collection[MonthNights]) -> _Line:
    row = budget_row(rate, nights)
    return row.name, row.existed, row.target, row.budget, row.kroner, row.income


def _item_line(item: BudgetItem) -> _Line:
    return item.name, None, None, item.nights, item.rate, item.kroner
