"""The star as a picture, worked out by the server: the security policy allows no inline style.

Angles begin at the top and go clockwise; an area left out breaks the line instead of being drawn
as zero. The equal table says the same in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Final

from recovery.editions import HIGHEST, Area

WIDTH: Final = 600
HEIGHT: Final = 470
RADIUS: Final = 165
RINGS: Final = (2, 4, 6, 8, 10)
_CENTRE: Final = (WIDTH / 2, HEIGHT / 2)
_LABEL_AT: Final = RADIUS + 18
_LINE_HEIGHT: Final = 21
_LONG_LABEL: Final = 14
#: How each earlier star is drawn, colour and dashes: as many as can be told apart.
EARLIER: Final = (("#a8661f", "7 5"), ("#4b4aa8", "2 5"), ("#8a2b5b", "14 4 2 4"))


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x:.1f} {self.y:.1f}"


@dataclass(frozen=True)
class Label:
    #: (text, y) per line: SVG does not break lines by itself.
    lines: tuple[tuple[str, str], ...]
    x: str
    anchor: str


@dataclass(frozen=True)
class Shape:
    """One star's line. ``outline`` is "" where an area was left out; ``strokes`` hold it then."""

    outline: str
    strokes: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]
    colour: str = ""
    dashes: str = ""


@dataclass(frozen=True)
class Drawing:
    rings: tuple[str, ...]
    axes: tuple[tuple[str, str], ...]
    labels: tuple[Label, ...]
    current: Shape
    earlier: tuple[Shape, ...]
    width: int = WIDTH
    height: int = HEIGHT
    centre: tuple[str, str] = (f"{_CENTRE[0]:.1f}", f"{_CENTRE[1]:.1f}")


Scores = Mapping[str, int | None]


def draw(areas: Sequence[Area], current: Scores, earlier: Sequence[Scores] = ()) -> Drawing:
    """The star of ``current``, with the ``earlier`` ones behind it: at most one per line style."""
    count = len(areas)
    ends = [_point(n, count, HIGHEST) for n in range(count)]
    return Drawing(
        rings=tuple(", ".join(str(_point(n, count, ring)) for n in range(count)) for ring in RINGS),
        axes=tuple((f"{end.x:.1f}", f"{end.y:.1f}") for end in ends),
        labels=tuple(_label(area, n, count) for n, area in enumerate(areas)),
        current=_shape(areas, current),
        earlier=tuple(
            replace(_shape(areas, scores), colour=colour, dashes=dashes)
            for scores, (colour, dashes) in zip(earlier, EARLIER, strict=False)
        ),
    )


def _angle(n: int, count: int) -> float:
    return 2 * pi * n / count - pi / 2


def _point(n: int, count: int, score: float) -> Point:
    angle = _angle(n, count)
    reach = RADIUS * score / HIGHEST
    return Point(_CENTRE[0] + reach * cos(angle), _CENTRE[1] + reach * sin(angle))


def _shape(areas: Sequence[Area], scores: Scores) -> Shape:
    count = len(areas)
    points = [
        None if (score := scores.get(area.key)) is None else _point(n, count, score)
        for n, area in enumerate(areas)
    ]
    known = [point for point in points if point is not None]
    dots = tuple((f"{point.x:.1f}", f"{point.y:.1f}") for point in known)
    if len(known) == count:
        return Shape(", ".join(map(str, known)), (), dots)
    neighbours = zip(points, points[1:] + points[:1], strict=True)
    return Shape("", tuple(f"{a}, {b}" for a, b in neighbours if a and b), dots)


def _label(area: Area, n: int, count: int) -> Label:
    angle = _angle(n, count)
    x = _CENTRE[0] + _LABEL_AT * cos(angle)
    y = _CENTRE[1] + _LABEL_AT * sin(angle)
    lines = _in_lines(area.label)
    # Above the star a label ends at its point, below it begins there, beside it is centred.
    first = y + 5 - (len(lines) - 1) * _LINE_HEIGHT * (1 - sin(angle)) / 2
    side = cos(angle)
    anchor = "middle" if abs(side) < 0.1 else ("start" if side > 0 else "end")
    return Label(
        tuple((line, f"{first + i * _LINE_HEIGHT:.1f}") for i, line in enumerate(lines)),
        f"{x:.1f}",
        anchor,
    )


def _in_lines(text: str) -> list[str]:
    """One line, or two broken where they become most alike."""
    words = text.split()
    if len(text) <= _LONG_LABEL or len(words) == 1:
        return [text]
    breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return list(min(breaks, key=lambda pair: max(map(len, pair))))
