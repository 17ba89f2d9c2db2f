"""Months of a stay whose food is to be settled: what was decided against what was eaten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from house_life.eating import Eating, paid_meals, pays_for_food
from house_life.models import Meal, MealSettlement
from placements.models import Stay

#: Ours, a setting: further back the page of a stay proposes nothing.
MONTHS_BACK = 3


@dataclass(frozen=True)
class OpenMonth:
    """A month that is over, and of which something is to be added to what is charged."""

    first: date
    decided: Decimal
    eaten: Decimal
    kroner: Decimal


def first_month(today: date) -> date:
    """Of those that are looked at."""
    month = today.replace(day=1)
    for _step in range(MONTHS_BACK):
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def open_months(
    stay: Stay, eating: Eating, written: Iterable[MealSettlement], today: date
) -> Iterator[OpenMonth]:
    """In order. ``eating`` is read from :func:`first_month` on."""
    if not pays_for_food(stay):
        return
    settled: dict[date, Decimal] = {}
    for line in written:
        settled[line.month] = settled.get(line.month, Decimal(0)) + line.kroner
    month = first_month(today)
    while month <= today:
        after = (month + timedelta(days=31)).replace(day=1)
        if is_over(stay, after, today):
            decided, eaten = _decided(stay, eating, month, after), Decimal(0)
            for meal in paid_meals(stay, eating, month, after - timedelta(days=1)):
                eaten += meal.kroner
            kroner = eaten - decided - settled.get(month, Decimal(0))
            if kroner:
                yield OpenMonth(month, decided, eaten, kroner)
        month = after


def is_over(stay: Stay, after: date, today: date) -> bool:
    """No day of the month can change any more: it is past, or the citizen has left."""
    return after <= today or (stay.left_on is not None and stay.left_on <= today)


def _decided(stay: Stay, eating: Eating, first: date, after: date) -> Decimal:
    """Each day of the stay, whoever eats: a price a day goes on in hospital, too."""
    if stay.moved_in_on is None:
        return Decimal(0)
    day, total = max(first, stay.moved_in_on), Decimal(0)
    last = min(after, stay.left_on or after)
    while day < last:
        lines = (eating.line(stay, day, meal) for meal in Meal)
        total += sum((line.amount for line in lines if line is not None), Decimal(0))
        day += timedelta(days=1)
    return total
