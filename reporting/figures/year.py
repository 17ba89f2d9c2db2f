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
from django.utils.formats import number_format

from organisations.actors import Actor
from placements.models import DayRate, Facility, Place
from placements.nights import MonthNights, PlacesTaken, nights_by_month, places_taken_on
from reporting.charts.months import MonthsChart, chart_of
from reporting.figures.base import Scope, hospital_nights
from reporting.figures.months import YearMonth, budgeted_by_month, months_of
from reporting.rounding import per_cent, share_of


@dataclass(frozen=True)
class BudgetRow:
    """One line of the budget: what was expected of a rate, and what became of it.

    Nights are whole; kroner are nights × rate, so that everyone can check them by hand.
    """

    name: str
    #: Nights that the places exist in the year.
    existed: int
    target: int
    kroner: int
    #: Nights the rate was computed with, for the whole year and until today.
    budget: int
    budget_so_far: int
    used: int

    @property
    def difference(self) -> int:
        """Kroner: nights used beyond (or below) the budget so far, at the day rate."""
        return (self.used - self.budget_so_far) * self.kroner

    @property
    def difference_in_words(self) -> str:
        return _signed(self.difference)

    @property
    def income(self) -> int:
        return self.budget * self.kroner


@dataclass(frozen=True)
class Year:
    year: int
    today: date
    #: What takes the places tonight; None where none are set up.
    tonight: PlacesTaken | None
    months: list[YearMonth]
    rows: list[BudgetRow]
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
    def budget_per_cent(self) -> Decimal | None:
        """The budget's own occupancy: nights it counts on ÷ nights there are, where there is a
        rate."""
        return per_cent(self.budget, sum(row.existed for row in self.rows), 0)

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
        return _signed(self.difference)

    @property
    def income(self) -> int:
        return sum(row.income for row in self.rows)


def year_of(facilities: Sequence[Facility], actor: Actor, year: int, today: date) -> Year:
    """Everything the overview shows of these facilities, in three statements."""
    ids = [facility.pk for facility in facilities]
    controllers = [actor.organisation.pk]
    period = date(year, 1, 1), date(year + 1, 1, 1)
    nights = nights_by_month(ids, *period, today, controllers=controllers)
    months = months_of(year, nights)
    rates = list(
        DayRate.objects.filter(controller=actor.organisation, facility__in=facilities)
        .filter(starts_on__lt=period[1])
        .exclude(ends_on__lte=period[0])
        .order_by("pk")
    )
    rows = [
        budget_row(rate, [part for part in nights if part.rate_id == rate.pk]) for rate in rates
    ]
    tonight = places_taken_on(ids, today, controllers=controllers)
    names = {facility.pk: facility.name for facility in facilities}
    return Year(
        year=year,
        today=today,
        tonight=PlacesTaken.all_together(kind.places for kind in tonight) if tonight else None,
        months=months,
        rows=[row for row in rows if row.existed],
        without_rate=sorted({names[part.facility_id] for part in nights if part.rate_id is None}),
        chart=chart_of(months, budgeted_by_month(nights, rates)),
        hospital_nights=hospital_nights(Scope(tuple(facilities), *period, today)),
    )


def year_asked_for(asked: str, years: Sequence[int], today: date) -> int:
    """The year in the address, or this one where it says nothing that can be shown."""
    return {str(year): year for year in years}.get(asked, today.year)


def years_to_choose(facilities: Sequence[Facility], today: date) -> list[int]:
    """From this year back to the one in which the first place opened."""
    first = Place.objects.filter(facility__in=facilities).aggregate(first=Min("opens_on"))["first"]
    first_year = first.year if first is not None else today.year
    return list(range(today.year, min(first_year, today.year) - 1, -1))


def budget_row(rate: DayRate, nights: Sequence[MonthNights]) -> BudgetRow:
    existed = sum(part.existed for part in nights)
    passed = sum(part.passed for part in nights)
    return BudgetRow(
        name=rate.name,
        existed=existed,
        target=rate.target_occupancy,
        kroner=rate.kroner,
        budget=share_of(existed, rate.target_occupancy),
        budget_so_far=share_of(passed, rate.target_occupancy),
        used=sum(part.slept for part in nights),
    )


def _signed(kroner: int) -> str:
    """ "+1.243", with a real minus below zero."""
    sign = "−" if kroner < 0 else "+" if kroner else ""
    return sign + number_format(abs(kroner))
