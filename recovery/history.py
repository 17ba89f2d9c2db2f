"""A stay's stars over time: per area, and what changed. Never a sum: recovery is not one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recovery.drawing import EARLIER, Drawing, Shape, draw
from recovery.editions import Area
from recovery.models import Star, StarScore


@dataclass(frozen=True)
class Cell:
    score: StarScore | None
    #: Against the last star that has a number for the area; None where there is none.
    change: int | None

    @property
    def change_text(self) -> str:
        """With a real minus, and a sign on both sides of zero."""
        if self.change is None:
            return ""
        return f"+{self.change}" if self.change > 0 else str(self.change).replace("-", "−")


@dataclass(frozen=True)
class Row:
    area: Area
    cells: tuple[Cell, ...]

    @property
    def last(self) -> Cell:
        return self.cells[-1]


def scores_of(star: Star) -> dict[str, StarScore]:
    return {score.area: score for score in star.scores.all()}


def table(stars: Sequence[Star]) -> list[Row]:
    """One row per area, one cell per star; stars oldest first, with their scores prefetched.

    The areas are those of the newest star's edition.
    """
    if not stars:
        return []
    kept = [scores_of(star) for star in stars]
    return [
        Row(area, tuple(_cells([scores.get(area.key) for scores in kept])))
        for area in stars[-1].areas.areas
    ]


def _cells(scores: Sequence[StarScore | None]) -> list[Cell]:
    cells: list[Cell] = []
    last: int | None = None
    for score in scores:
        number = score.score if score else None
        change = number - last if number is not None and last is not None else None
        cells.append(Cell(score, change))
        last = number if number is not None else last
    return cells


@dataclass(frozen=True)
class Picture:
    """A star, and the earlier ones behind it, each with its line."""

    star: Star
    drawing: Drawing
    earlier: tuple[tuple[Star, Shape], ...]

    @property
    def earlier_keys(self) -> set[int]:
        return {star.pk for star, _shape in self.earlier}


def picture_of(star: Star, earlier: Sequence[Star] = ()) -> Picture:
    """An earlier star of another edition is not drawn: its areas are others."""
    alike = [before for before in earlier if before.edition == star.edition][: len(EARLIER)]
    drawing = draw(star.areas.areas, _numbers(star), [_numbers(before) for before in alike])
    return Picture(star, drawing, tuple(zip(alike, drawing.earlier, strict=True)))


def _numbers(star: Star) -> dict[str, int | None]:
    return {area: score.score for area, score in scores_of(star).items()}


def latest_with_previous(stars: Sequence[Star]) -> tuple[Star, Star | None] | None:
    """The newest finished star and the one before it; None before the first."""
    if not stars:
        return None
    previous = next((before for before, after in pairwise(stars) if after is stars[-1]), None)
    return stars[-1], previous
