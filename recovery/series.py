"""Stars as a series, from stay to stay: a line per area, and the numbers as a table. Never a
sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.translation import gettext as _

from placements.models import Stay
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


type StarRow = tuple[Star, tuple[Cell, ...]]


@dataclass(frozen=True)
class StarsOfStay:
    """Those that were made in one stay, newest first, with a cell per area."""

    stay: Stay
    rows: tuple[StarRow, ...]


@dataclass(frozen=True)
class Series:
    #: Oldest first.
    lines: tuple[Line, ...]
    #: The latest stay first.
    stays: tuple[StarsOfStay, ...]
    #: Where the first star of another stay stands in the lines.
    begins: tuple[str, ...]
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
    newest_first = reversed(list(zip(stars, columns, strict=True)))
    by_stay = groupby(newest_first, key=lambda row: row[0].stay_id)
    stays = [
        StarsOfStay(of_stay[0][0].stay, of_stay)
        for _pk, each in by_stay
        if (of_stay := tuple(each))
    ]
    firsts = [of_stay.rows[-1][0].made_on for of_stay in stays[:-1]]
    return Series(
        lines=tuple(_line(row.area, row.cells, days) for row in rows),
        stays=tuple(stays),
        begins=tuple(_x(day, days[0], days[-1]) for day in firsts),
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
