"""Nights used per month, as bars against the budget's line. Drawn here, styled in overview.css."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reporting.figures.months import YearMonth

WIDTH, HEIGHT = 560, 250
#: Room for the figures above the bars and the months below.
TOP, BOTTOM, LEFT = 26, 26, 44
BAR_SHARE = 0.78
#: At most so many lines across, at round numbers.
TICKS = 4
STEPS = (5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)
#: How high a bar's number stands, and the room around it.
DIGITS, GAP = 18, 6


@dataclass(frozen=True)
class MonthBar:
    first: date
    slept: int
    x: float
    y: float
    width: float
    height: float
    #: Middle of the bar, for its words.
    middle: float
    #: The budget's line over this month.
    line_y: float
    line_x: float
    line_end: float
    #: Where the bar's number stands: clear of the budget's line.
    value_y: float
    is_inside: bool


@dataclass(frozen=True)
class Tick:
    nights: int
    y: float


@dataclass(frozen=True)
class MonthsChart:
    bars: list[MonthBar]
    ticks: list[Tick]
    left: int = LEFT
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = HEIGHT - BOTTOM
    words_y: int = HEIGHT - 6
    has_budget: bool = True


def chart_of(months: Sequence[YearMonth], budget: Sequence[Decimal]) -> MonthsChart:
    """``budget`` is the nights counted on, month by month."""
    highest = max([1, *(month.existed for month in months)])
    scale = (HEIGHT - TOP - BOTTOM) / highest
    step = (WIDTH - LEFT) / len(months)
    bars = []
    for n, (month, counted_on) in enumerate(zip(months, budget, strict=True)):
        height = month.slept * scale
        start = LEFT + n * step
        line_y = round(HEIGHT - BOTTOM - float(counted_on) * scale, 1)
        value_y, is_inside = _number(height, line_y)
        bars.append(
            MonthBar(
                first=month.first,
                slept=month.slept,
                x=round(start + step * (1 - BAR_SHARE) / 2, 1),
                y=round(HEIGHT - BOTTOM - height, 1),
                width=round(step * BAR_SHARE, 1),
                height=round(height, 1),
                middle=round(start + step / 2, 1),
                line_y=line_y,
                line_x=round(start + 2, 1),
                line_end=round(start + step - 2, 1),
                value_y=value_y,
                is_inside=is_inside,
            )
        )
    between = next((each for each in STEPS if highest <= each * TICKS), highest)
    ticks = [
        Tick(nights, round(HEIGHT - BOTTOM - nights * scale, 1))
        for nights in range(between, highest + 1, between)
    ]
    return MonthsChart(bars, ticks, has_budget=any(budget))


def _number(height: float, line_y: float) -> tuple[float, bool]:
    """At the bar's foot where it has room there, else above it; never on the budget's line."""
    foot = HEIGHT - BOTTOM - GAP
    if height >= DIGITS + GAP and not _lies_on(line_y, foot):
        return foot, True
    above = round(HEIGHT - BOTTOM - height - GAP, 1)
    return (line_y - GAP if _lies_on(line_y, above) else above), False


def _lies_on(line_y: float, number_y: float) -> bool:
    return number_y - DIGITS < line_y < number_y + GAP
