"""What a figure is: a table with its definition and its source (DOMAIN.md §§ 5, 6).

The overview, the files and ``manage.py report`` print the same object, so that nobody can show a
number without saying how it was counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import schemes
from core.numbers import grouped
from placements.models import Facility
from placements.month_nights import MonthNights, nights_by_month

#: None: there is nothing to count, which is not nought.
Cell = str | int | Decimal | None

#: In place of what is hidden (``reporting.figures.publication``): one to four citizens, and what
#: would tell them.
SMALL = "<5"
COVERED = ".."


class Unit(StrEnum):
    TEXT = "text"
    #: A year: a number without thousands.
    YEAR = "year"
    COUNT = "count"
    KRONER = "kroner"
    PER_CENT = "per_cent"


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    unit: Unit = Unit.COUNT
    #: Citizens or stays are counted: few of them could be recognised.
    persons: bool = False
    #: Says something of those few, and goes where their count goes.
    of_persons: bool = False
    #: One citizen's own value (the longest stay).
    of_one_citizen: bool = False


@dataclass(frozen=True)
class FigureRow:
    cells: tuple[Cell, ...]
    is_total: bool = False
    #: What the row counts, for whoever must know it whatever its words are.
    key: tuple[Any, ...] = ()


@dataclass(frozen=True)
class TextRow:
    is_total: bool
    #: Begins as the row above it does.
    repeats: bool
    cells: list[tuple[Column, str]]


@dataclass(frozen=True)
class Figure:
    name: str
    title: str
    #: How it is counted, a sentence each.
    definition: tuple[str, ...]
    source: str
    columns: tuple[Column, ...]
    rows: tuple[FigureRow, ...]
    #: What to say where there are no rows.
    empty: str
    #: The figure in one line, for the leader's ten seconds.
    headline: str = ""

    @property
    def is_wide(self) -> bool:
        """Needs the page's whole width."""
        return len(self.columns) > 5

    @property
    def shown(self) -> list[TextRow]:
        """Every cell as people read it."""
        rows, before = [], None
        for row in self.rows:
            cells = [
                (column, shown(cell, column))
                for column, cell in zip(self.columns, row.cells, strict=True)
            ]
            rows.append(TextRow(row.is_total, row.cells[0] == before, cells))
            before = row.cells[0]
        return rows


@dataclass(frozen=True)
class Scope:
    """Which facilities, and which nights [start, end). Nights to come have not been slept."""

    facilities: tuple[Facility, ...]
    start: date
    end: date
    today: date
    _schemes: frozenset[str] = field(init=False)

    @classmethod
    def of_year(cls, facilities: Iterable[Facility], year: int, today: date) -> Self:
        return cls(tuple(facilities), date(year, 1, 1), date(year + 1, 1, 1), today)

    def __post_init__(self) -> None:
        used = frozenset(facility.scheme for facility in self.facilities)
        object.__setattr__(self, "_schemes", used)

    @property
    def ids(self) -> list[int]:
        return [facility.pk for facility in self.facilities]

    @property
    def controllers(self) -> list[int]:
        return sorted({facility.controller_id for facility in self.facilities})

    @cached_property
    def nights(self) -> list[MonthNights]:
        """The nights of its months, counted once for all the figures that are of it."""
        return nights_by_month(
            self.ids, self.start, self.end, self.today, controllers=self.controllers
        )

    @property
    def until(self) -> date:
        """Where counting stops: nights before it have passed."""
        return max(self.start, min(self.end, self.today))

    @property
    def years(self) -> list[int]:
        """The calendar years that have a night in the period."""
        return list(range(self.start.year, (self.end - timedelta(days=1)).year + 1))

    def kind(self, scheme: str, track: str) -> str:
        """What a kind of place is called; with its scheme where there are several."""
        name = track_name(scheme, track)
        return name if len(self._schemes) < 2 else f"{schemes.get(scheme).name}: {name}"


def track_name(scheme: str, track: str) -> str:
    for version in reversed(schemes.get(scheme).versions):
        for kind in version.tracks:
            if kind.key == track:
                return _(kind.name)
    return track


#: (in hospital, on leave): whether they count.
_COUNTED: Final = {
    (True, True): gettext_lazy(
        "Nights in hospital and on leave, with the place kept, count as slept (a setting)."
    ),
    (True, False): gettext_lazy(
        "With the place kept, nights in hospital count as slept, and nights on leave do not "
        "(a setting)."
    ),
    (False, True): gettext_lazy(
        "With the place kept, nights on leave count as slept, and nights in hospital do not "
        "(a setting)."
    ),
    (False, False): gettext_lazy(
        "Nights in hospital and on leave, with the place kept, do not count as slept (a setting)."
    ),
}


def hospital_nights(scope: Scope) -> str:
    """How nights away with the place kept are counted (``placements.nights``); "" where nobody
    lives in a place."""
    settings = {
        (track.hospital_nights_count, track.leave_nights_count)
        for facility in scope.facilities
        for track in schemes.get(facility.scheme).versions[-1].tracks
        if track.takes_place
    }
    if not settings:
        return ""
    if len(settings) > 1:
        return _(
            "Whether nights in hospital and on leave, with the place kept, count as slept is "
            "different from scheme to scheme (a setting)."
        )
    return str(_COUNTED[settings.pop()])


def shown(cell: Cell, column: Column) -> str:
    """ "1.243", "149,0", "75,0 %"; a dash for nothing."""
    if cell is None:
        return "–"
    if isinstance(cell, str):
        return cell
    if column.unit is Unit.YEAR:
        return str(cell)
    number = grouped(cell)
    return f"{number} %" if column.unit is Unit.PER_CENT else number


def total_of(cells: Iterable[int | None]) -> int:
    return sum(cell for cell in cells if cell is not None)
