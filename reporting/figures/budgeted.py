"""What the day rates were computed with: nights and kroner, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from core.numbers import grouped
from placements.models import DayRate
from placements.month_nights import MonthNights
from reporting.rounding import rounded, share_of


@dataclass(frozen=True)
class BudgetRow:
    """One line of the budget: what was expected of a rate, and what became of it.

    Nights are whole; kroner are nights × rate, so that everyone can check them by hand.
    """

    name: str
    #: Nights that the places exist in the period.
    existed: int
    target: int
    kroner: int
    #: Nights the rate was computed with, for the whole period and until today.
    budget: int
    budget_so_far: int
    used: int

    @property
    def difference(self) -> int:
        """Kroner: nights used beyond (or below) the budget so far, at the day rate."""
        return (self.used - self.budget_so_far) * self.kroner

    @property
    def difference_in_words(self) -> str:
        return signed(self.difference)

    @property
    def income(self) -> int:
        return self.budget * self.kroner


def nights_by_rate(nights: Iterable[MonthNights]) -> dict[int | None, list[MonthNights]]:
    by_rate: dict[int | None, list[MonthNights]] = defaultdict(list)
    for part in nights:
        by_rate[part.rate_id].append(part)
    return by_rate


def budget_row(rate: DayRate, under_rate: Collection[MonthNights]) -> BudgetRow:
    """``under_rate`` are the nights under it."""
    existed = sum(part.existed for part in under_rate)
    passed = sum(part.passed for part in under_rate)
    return BudgetRow(
        name=rate.name,
        existed=existed,
        target=rate.target_occupancy,
        kroner=rate.kroner,
        budget=share_of(existed, rate.target_occupancy),
        budget_so_far=share_of(passed, rate.target_occupancy),
        used=sum(part.slept for part in under_rate),
    )


def budgeted_nights(nights: Iterable[MonthNights], targets: Mapping[int, int]) -> Decimal:
    """Nights the budget counts on, not rounded. ``targets`` are per cent, by rate."""
    in_per_cent = sum(
        part.existed * targets[part.rate_id] for part in nights if part.rate_id is not None
    )
    return Decimal(in_per_cent) / 100


def budget_occupancy(
    nights: Iterable[MonthNights], targets: Mapping[int, int], decimals: int = 1
) -> Decimal | None:
    """Per cent: nights the budget counts on ÷ nights there are, where there is a rate."""
    with_rate = [part for part in nights if part.rate_id is not None]
    existed = sum(part.existed for part in with_rate)
    if not existed:
        return None
    return rounded(100 * budgeted_nights(with_rate, targets) / existed, decimals)


def signed(kroner: int) -> str:
    """ "+1.243", with a real minus below zero."""
    sign = "−" if kroner < 0 else "+" if kroner else ""
    return sign + grouped(abs(kroner))
