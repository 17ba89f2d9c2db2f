"""Nights used per month, as bars against the budget's line. Drawn here, styled in overview.css."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reporting.figures.months import YearMonth

WIDTH, HEIGHT = 560, 250
#: Room for the figures above the bars and the months below.
TOP, BOTTOM, LEFT = 26, 26, 4
BAR_SHARE = 0.66


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


@dataclass(frozen=True)
class MonthsChart:
    bars: list[MonthBar]
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = HEIGHT - BOTTOM
    words_y: int = HEIGHT - 6
    has_budget: bool = True


def chart_of(months: Sequence[YearMonth], budget: Sequence[Decimal]) -> MonthsChart:
    """``budget`` is the nights counted on, month by month."""
    highest = max([1, *(month.existed for month in months)])
    scale = (HEIGHT - TOP - BOTTOM) / highest
    step = (WIDTH - 2 * LEFT) / len(months)
    bars = []
    for n, (month, counted_on) in enumerate(zip(months, budget, strict=True)):
        height = month.slept * scale
        start = LEFT + n * step
        bars.append(
            MonthBar(
                first=month.first,
                slept=month.slept,
                x=round(start + step * (1 - BAR_SHARE) / 2, 1),
                y=round(HEIGHT - BOTTOM - height, 1),
                width=round(step * BAR_SHARE, 1),
                height=round(height, 1),
                middle=round(start + step / 2, 1),
                line_y=round(HEIGHT - BOTTOM - float(counted_on) * scale, 1),
                line_x=round(start + 2, 1),
                line_end=round(start + step - 2, 1),
            )
        )
    return MonthsChart(bars, has_budget=any(budget))
