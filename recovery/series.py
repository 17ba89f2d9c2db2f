"""A stay's stars as a series: a line per area, and the numbers as a table. Never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from recovery.editions import HIGHEST, LOWEST, Area
from recovery.history import Cell, table
from recovery.models import Star

#: As many as are drawn: the latest. A star a month is eight years of them.
LONGEST: Final = 100
WIDTH: Final = 240
HEIGHT: Final = 64
_EDGE: Final = 6
#: Up to so many, each number has its dot.
_WITH_DOTS: Final = 15


@dataclass(frozen=True)
class Line:
    """An area over time. ``strokes`` are the runs between areas left out."""

    area: Area
    strokes: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    #: Of the newest star, with the change against the number before it.
    last: Cell
    first: int | None
    lowest: int | None
    highest: int | None

    @property
    def in_words(self) -> str:
        return _("lowest %(low)s, highest %(high)s") % {"low": self.lowest, "high": self.highest}


@dataclass(frozen=True)
class Series:
    #: Oldest first.
    lines: tuple[Line, ...]
    #: Newest first, with a cell per area.
    rows: tuple[tuple[Star, tuple[Cell, ...]], ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def areas(self) -> list[Area]:
        return [line.area for line in self.lines]


def series_of(stars: Sequence[Star]) -> Series:
    """``stars`` oldest first, with their scores prefetched."""
    rows = table(stars)
    days = [star.made_on for star in stars]
    columns = list(zip(*(row.cells for row in rows), strict=True))
    return Series(
        lines=tuple(_line(row.area, row.cells, days) for row in rows),
        rows=tuple(reversed(list(zip(stars, columns, strict=True)))),
    )


def _line(area: Area, cells: Sequence[Cell], days: Sequence[date]) -> Line:
    numbers = [cell.score.score if cell.score else None for cell in cells]
    runs: list[list[str]] = [[]]
    dots = []
    for day, number in zip(days, numbers, strict=True):
        if number is None:
            runs.append([])
            continue
        x, y = _x(day, days[0], days[-1]), _y(number)
        runs[-1].append(f"{x} {y}")
        dots.append((x, y))
    known = [number for number in numbers if number is not None]
    # A number alone between two areas left out is a dot, or it would not be seen.
    alone = [tuple(run[0].split()) for run in runs if len(run) == 1]
    return Line(
        area,
        strokes=tuple(", ".join(run) for run in runs if len(run) > 1),
        dots=tuple(dots) if len(dots) <= _WITH_DOTS else (*((x, y) for x, y in alone), dots[-1]),
        last=cells[-1],
        first=known[0] if known else None,
        lowest=min(known, default=None),
        highest=max(known, default=None),
    )


def _x(day: date, first: date, last: date) -> str:
    share = (day - first).days / ((last - first).days or 1)
    return f"{_EDGE + share * (WIDTH - 2 * _EDGE):.1f}"


def _y(number: int) -> str:
    share = (number - LOWEST) / (HIGHEST - LOWEST)
    return f"{HEIGHT - _EDGE - share * (HEIGHT - 2 * _EDGE):.1f}"
