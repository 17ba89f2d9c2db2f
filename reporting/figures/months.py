"""A year's nights month by month, all kinds of place together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from placements.month_nights import MonthNights
from reporting.figures.budgeted import budgeted_nights
from reporting.rounding import per_cent


@dataclass(frozen=True)
class YearMonth:
    """Nights of one month; closed and slept are of the nights that have passed."""

    #: The month's first day.
    first: date
    #: Nights the places exist, the whole month.
    existed: int
    open: int
    slept: int

    @property
    def per_cent(self) -> Decimal | None:
        """Actual occupancy in whole per cent; None where nothing was open."""
        return per_cent(self.slept, self.open, 0)


def months_of(year: int, nights: Iterable[MonthNights]) -> list[YearMonth]:
    """All twelve, all rates together."""
    nights = list(nights)
    months = []
    for month in range(1, 13):
        of_month = [part for part in nights if part.first.month == month]
        months.append(
            YearMonth(
                first=date(year, month, 1),
                existed=sum(part.existed for part in of_month),
                open=sum(part.open for part in of_month),
                slept=sum(part.slept for part in of_month),
            )
        )
    return months


def budgeted_by_month(nights: Sequence[MonthNights], targets: Mapping[int, int]) -> list[Decimal]:
    """Nights the budget counts on, month by month, not rounded."""
    return [
        budgeted_nights([part for part in nights if part.first.month == month], targets)
        for month in range(1, 13)
    ]
