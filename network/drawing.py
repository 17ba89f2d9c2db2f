"""The picture around a citizen: the citizen in the middle, a box for each around. Geometry only;
the list beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from core.templatetags.page_tags import short_day
from network.models import Relative
from network.reading import ActorAround
from network.words import Side

#: Drawn so that the small text is read beside the menu at 820 px, and on A4.
WIDTH: Final = 640
_BOX_WIDTH: Final = 240
#: So that a thick line is not cut at the edge.
_INSET: Final = 2
_BOX_HEIGHT: Final = 62
_GAP: Final = 12
_RADIUS: Final = 58
_MIDDLE: Final = WIDTH // 2
#: Characters that fit in a box.
_NAME: Final = 24
_WORDS: Final = 28
_IN_CIRCLE: Final = 13
_LEAST_HEIGHT: Final = 2 * _RADIUS + 2 * _GAP


@dataclass(frozen=True, kw_only=True)
class Node:
    """Somebody in the picture: three lines of text at most."""

    name: str
    words: str
    note: str
    side: Side
    is_key: bool = False
    is_dashed: bool = False


@dataclass(frozen=True, kw_only=True)
class Box:
    node: Node
    x: int
    y: int
    #: From the citizen to the box.
    line: str

    @property
    def css(self) -> str:
        marks = [f"is-{self.node.side}"]
        marks += ["is-key"] if self.node.is_key else []
        marks += ["is-dashed"] if self.node.is_dashed else []
        return " ".join(["network-box", *marks])

    @property
    def text_x(self) -> int:
        return self.x + 12

    @property
    def name_y(self) -> int:
        return self.y + (20 if self.node.note else 27)

    @property
    def words_y(self) -> int:
        return self.y + (37 if self.node.note else 47)

    @property
    def note_y(self) -> int:
        return self.y + 53


@dataclass(frozen=True, kw_only=True)
class Picture:
    height: int
    boxes: list[Box]
    #: The citizen's name in lines, each with its height.
    name: list[tuple[str, int]]
    width: int = WIDTH
    box_width: int = _BOX_WIDTH - 2 * _INSET
    box_height: int = _BOX_HEIGHT
    radius: int = _RADIUS
    middle: int = _MIDDLE

    @property
    def centre_y(self) -> int:
        return self.height // 2


def draw(called: str, actors: Sequence[ActorAround], relatives: Sequence[Relative]) -> Picture:
    """Those who belong together stand together: one half to the left, the other to the right."""
    sides = list(Side)
    nodes = sorted(
        [*map(_of_actor, actors), *map(_of_relative, relatives)],
        key=lambda node: sides.index(node.side),
    )
    half = (len(nodes) + 1) // 2
    height = max(half * (_BOX_HEIGHT + _GAP) + _GAP, _LEAST_HEIGHT)
    left = _column(nodes[:half], 0, _BOX_WIDTH, height)
    right = _column(nodes[half:], WIDTH - _BOX_WIDTH, WIDTH - _BOX_WIDTH, height)
    return Picture(height=height, boxes=[*left, *right], name=_lines(called, height // 2))


def _column(nodes: Sequence[Node], x: int, edge: int, height: int) -> list[Box]:
    step = _BOX_HEIGHT + _GAP
    top = (height - len(nodes) * step + _GAP) // 2
    boxes = []
    for n, node in enumerate(nodes):
        y = top + n * step
        at, middle = y + _BOX_HEIGHT // 2, height // 2
        bend = (edge + _MIDDLE) // 2
        line = f"M {_MIDDLE} {middle} C {bend} {middle}, {bend} {at}, {edge} {at}"
        boxes.append(Box(node=node, x=x + _INSET, y=y, line=line))
    return boxes


def _of_actor(actor: ActorAround) -> Node:
    note = ""
    if actor.paused_from is not None:
        words = _("reduced until %(day)s") if actor.is_reduced else _("on pause until %(day)s")
        note = words % {"day": short_day(actor.restores_on)}
    return Node(
        name=_cut(actor.called, _NAME),
        words=_cut(actor.where, _WORDS),
        note=_cut(note, _WORDS),
        side=actor.side,
        is_key=actor.is_key,
        is_dashed=actor.is_paused and not actor.is_reduced,
    )


def _of_relative(relative: Relative) -> Node:
    return Node(
        name=_cut(relative.name, _NAME),
        words=_cut(relative.relation_in_words, _WORDS),
        note=str(_("must not be contacted")) if relative.is_not_contacted else "",
        side=Side.RELATIVES,
        is_dashed=relative.is_not_contacted,
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" ,") + "…"


def _lines(called: str, middle: int) -> list[tuple[str, int]]:
    """The name in at most three lines around the middle."""
    lines: list[str] = []
    for word in called.split():
        if lines and len(f"{lines[-1]} {word}") <= _IN_CIRCLE:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    lines = [_cut(line, _IN_CIRCLE) for line in lines[:3]]
    top = middle + 5 - (len(lines) - 1) * 10
    return [(line, top + n * 20) for n, line in enumerate(lines)]
