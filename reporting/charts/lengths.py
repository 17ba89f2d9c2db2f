"""Every stay's days as a bar, longest first, and the mean: drawn like V Figure 2.1.

Many stays share a bar: narrower than a hair none can be told from the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reporting.figures.length_of_stay import Lengths

WIDTH, HEIGHT = 560, 190
TOP, BOTTOM = 20, 8
BAR_SHARE = 0.72
MOST_BARS = 280


@dataclass(frozen=True)
class LengthBar:
    #: Of the stays that share it, on average.
    days: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class LengthsChart:
    name: str
    stays: int
    mean: Decimal
    shortest: int
    longest: int
    bars: list[LengthBar]
    mean_y: float
    #: Several stays share a bar.
    is_shared: bool
    width: int = WIDTH
    height: int = HEIGHT
    baseline: int = HEIGHT - BOTTOM

    @property
    def outline(self) -> str:
        """All the bars as one path."""
        return "".join(
            f"M{bar.x} {bar.y}h{bar.width}v{bar.height}h-{bar.width}z" for bar in self.bars
        )


def chart_of(name: str, lengths: Lengths) -> LengthsChart:
    scale = (HEIGHT - TOP - BOTTOM) / lengths.longest
    days_of_each = list(lengths.each)
    count = min(lengths.stays, MOST_BARS)
    step = WIDTH / count
    parts = [
        days_of_each[n * lengths.stays // count : (n + 1) * lengths.stays // count]
        for n in range(count)
    ]
    return LengthsChart(
        name=name,
        stays=lengths.stays,
        mean=lengths.mean,
        shortest=lengths.shortest,
        longest=lengths.longest,
        bars=[
            LengthBar(
                days=days,
                x=round(n * step + step * (1 - BAR_SHARE) / 2, 1),
                y=round(HEIGHT - BOTTOM - days * scale, 1),
                width=round(step * BAR_SHARE, 1),
                height=round(days * scale, 1),
            )
            for n, days in enumerate(sum(part) / len(part) for part in parts)
        ],
        is_shared=count < lengths.stays,
        mean_y=round(HEIGHT - BOTTOM - float(lengths.mean) * scale, 1),
    )
