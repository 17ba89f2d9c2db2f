"""The leader's figures: tonight's places, and a year's nights against the budget.

Nights are counted by ``placements.occupancy``; here they meet the rates. Actual occupancy and
budget occupancy are two figures, never mixed (DOMAIN.md §6).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Min
from django.utils.formats import number_format
from django.utils.translation import gettext as _

import schemes
from organisations.actors import Actor
from placements.models import DayRate, Facility, Place
from placements.nights import MonthNights, nights_by_month
from placements.occupancy import DayCount, capacity_on
from reporting.charts.months import Chart, chart_of


@dataclass(frozen=True)
class Tonight:
    """One facility's kind of place, tonight."""

    name: str
    count: DayCount


@dataclass(frozen=True)
class BudgetRow:
    """One line of the budget: what was expected of a rate, and what became of it.

    Nights are whole; kroner are nights × rate, so that everyone can check them by hand.
    """

    name: str
    places: int
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
    tonight: list[Tonight]
    months: list[MonthNights]
    rows: list[BudgetRow]
    without_rate: list[str]
    chart: Chart

    @property
    def is_running(self) -> bool:
        return self.year == self.today.year

    @property
    def capacity(self) -> int:
        return sum(one.count.capacity for one in self.tonight)

    @property
    def closed(self) -> int:
        return sum(one.count.closed for one in self.tonight)

    @property
    def booked(self) -> int:
        return sum(one.count.booked for one in self.tonight)

    @property
    def held(self) -> int:
        return sum(one.count.held for one in self.tonight)

    @property
    def free(self) -> int:
        return sum(one.count.free for one in self.tonight)

    @property
    def slept(self) -> int:
        return sum(one.slept for one in self.months)

    @property
    def open(self) -> int:
        """Nights the places were open so far: existed − closed."""
        return sum(one.open for one in self.months)

    @property
    def actual_per_cent(self) -> int | None:
        return _per_cent(self.slept, self.open)

    @property
    def budget_per_cent(self) -> int | None:
        """The budget's own occupancy: nights it counts on ÷ nights there are, where there is a
        rate."""
        return _per_cent(self.budget, sum(row.places for row in self.rows))

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
    nights = nights_by_month(
        ids,
        date(year, 1, 1),
        date(year + 1, 1, 1),
        today,
        controllers=[actor.organisation.pk],
    )
    months = _months(nights, year)
    rates = list(
        DayRate.objects.filter(controller=actor.organisation, facility__in=facilities)
        .filter(starts_on__lte=date(year, 12, 31))
        .exclude(ends_on__lte=date(year, 1, 1))
        .order_by("pk")
    )
    rows = [budget_row(rate, [one for one in nights if one.rate_id == rate.pk]) for rate in rates]
    rows = [row for row in rows if row.places]
    named = {facility.pk: facility for facility in facilities}
    return Year(
        year=year,
        today=today,
        tonight=[
            Tonight(_name(named[count.facility_id], count.track, today), count)
            for count in capacity_on(ids, today)
        ],
        months=months,
        rows=rows,
        without_rate=sorted({named[one.facility_id].name for one in nights if one.rate_id is None}),
        chart=chart_of(months, _target_by_month(nights, rates)),
    )


def year_asked_for(asked: str, years: Sequence[int], today: date) -> int:
    """The year in the address, or this one where it says nothing that can be shown."""
    return {str(year): year for year in years}.get(asked, today.year)


def years_to_choose(facilities: Sequence[Facility], today: date) -> list[int]:
    """From this year back to the one in which the first place opened."""
    first = Place.objects.filter(facility__in=facilities).aggregate(first=Min("opens_on"))["first"]
    first_year = first.year if first is not None else today.year
    return list(range(today.year, min(first_year, today.year) - 1, -1))


def _months(nights: Iterable[MonthNights], year: int) -> list[MonthNights]:
    """All twelve, all rates together."""
    months = []
    for month in range(1, 13):
        those = [one for one in nights if one.first.month == month]
        months.append(
            MonthNights(
                facility_id=0,
                track="",
                rate_id=None,
                first=date(year, month, 1),
                existed=sum(one.existed for one in those),
                passed=sum(one.passed for one in those),
                closed=sum(one.closed for one in those),
                slept=sum(one.slept for one in those),
            )
        )
    return months


def budget_row(rate: DayRate, nights: Sequence[MonthNights]) -> BudgetRow:
    existed = sum(one.existed for one in nights)
    passed = sum(one.passed for one in nights)
    return BudgetRow(
        name=rate.name,
        places=existed,
        target=rate.target_occupancy,
        kroner=rate.kroner,
        budget=share(existed, rate.target_occupancy),
        budget_so_far=share(passed, rate.target_occupancy),
        used=sum(one.slept for one in nights),
    )


def _target_by_month(nights: Sequence[MonthNights], rates: Sequence[DayRate]) -> list[Decimal]:
    """Nights the budget counts on, month by month."""
    target = {rate.pk: rate.target_occupancy for rate in rates}
    return [
        sum(
            (
                Decimal(one.existed * target[one.rate_id]) / 100
                for one in nights
                if one.first.month == month and one.rate_id is not None
            ),
            Decimal(0),
        )
        for month in range(1, 13)
    ]


def share(nights: int, per_cent: int) -> int:
    exact = Decimal(nights * per_cent) / 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def _per_cent(part: int, whole: int) -> int | None:
    if not whole:
        return None
    return int((Decimal(100 * part) / whole).quantize(Decimal(1), ROUND_HALF_UP))


def _signed(kroner: int) -> str:
    """ "+1.243", with a real minus below zero."""
    sign = "−" if kroner < 0 else "+" if kroner else ""
    return sign + number_format(abs(kroner))


def _name(facility: Facility, track: str, today: date) -> str:
    """ "Skovlyset, gæsteværelse"."""
    kind = _(schemes.get(facility.scheme).on(today).track(track).name)
    return f"{facility.name}, {kind[:1].lower()}{kind[1:]}"
