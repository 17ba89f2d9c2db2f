"""The leader's figures: tonight's places, and a year's nights against the budget.

Nights are counted by ``placements.nights``; here they meet the rates. Actual occupancy and budget
occupancy are two figures, never mixed (DOMAIN.md §6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Min
from django.utils import timezone

from placements.models import DayRate, Facility, Place
from placements.nights import PlacesTaken, places_taken_on
from reporting.charts.months import MonthsChart, chart_of
from reporting.figures.base import Scope, hospital_nights
from reporting.figures.budgeted import (
    BudgetRow,
    budget_occupancy,
    budget_row,
    nights_by_rate,
    signed,
)
from reporting.figures.months import YearMonth, budgeted_by_month, months_of
from reporting.rounding import per_cent


@dataclass(frozen=True)
class Year:
    year: int
    today: date
    #: What takes the places tonight; None where none are set up.
    tonight: PlacesTaken | None
    months: list[YearMonth]
    rows: list[BudgetRow]
    #: The occupancy the rates were computed with, in whole per cent.
    budget_per_cent: Decimal | None
    without_rate: list[str]
    chart: MonthsChart
    #: How nights in hospital are counted, in a sentence.
    hospital_nights: str

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @property
    def slept(self) -> int:
        return sum(month.slept for month in self.months)

    @property
    def open(self) -> int:
        """Nights the places were open so far: existed − closed."""
        return sum(month.open for month in self.months)

    @property
    def actual_per_cent(self) -> Decimal | None:
        return per_cent(self.slept, self.open, 0)

    @property
    def budget(self) -> int:
        return sum(row.budget for row in self.rows)

    @property
    def budget_so_far(self) -> int:
        return sum(row.budget_so_far for row in self.rows)

    @property
    def used(self) -> int:
        return sum(row.used for row in self.rows)

    @property
    def difference(self) -> int:
        return sum(row.difference for row in self.rows)

    @property
    def difference_in_words(self) -> str:
        return signed(self.difference)

    @property
    def income(self) -> int:
        return sum(row.income for row in self.rows)


def year_of(scope: Scope) -> Year:
    """Everything the overview shows of a year, in four statements."""
    year, nights = scope.start.year, scope.nights
    months = months_of(year, nights)
    rates = list(
        DayRate.objects.filter(controller__in=scope.controllers, facility__in=scope.ids)
        .filter(starts_on__lt=scope.end)
        .exclude(ends_on__lte=scope.start)
        .order_by("pk")
    )
    targets = {rate.pk: rate.target_occupancy for rate in rates}
    by_rate = nights_by_rate(nights)
    rows = [budget_row(rate, by_rate.get(rate.pk, ())) for rate in rates]
    tonight = places_taken_on(
        scope.ids, scope.today, controllers=scope.controllers, now=timezone.now()
    )
    names = {facility.pk: facility.name for facility in scope.facilities}
    return Year(
        year=year,
        today=scope.today,
        tonight=PlacesTaken.all_together(kind.places for kind in tonight) if tonight else None,
        months=months,
        rows=[row for row in rows if row.existed],
        budget_per_cent=budget_occupancy(nights, targets, 0),
        without_rate=sorted({names[part.facility_id] for part in by_rate.get(None, ())}),
        chart=chart_of(months, budgeted_by_month(nights, targets)),
        hospital_nights=hospital_nights(scope),
    )


def year_asked_for(asked: str, years: Sequence[int], today: date) -> int:
    """The year in the address, or this one where it says nothing that can be shown."""
    return {str(year): year for year in years}.get(asked, today.year)


def years_to_choose(facilities: Sequence[Facility], today: date) -> list[int]:
    """From this year back to the one in which the first place opened."""
    first = Place.objects.filter(facility__in=facilities).aggregate(first=Min("opens_on"))["first"]
    first_year = first.year if first is not None else today.year
    return list(range(today.year, min(first_year, today.year) - 1, -1))
