"""Who comes and who leaves today, and who should have: read off the board's lanes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.problems import Text
from placements.board import Board
from placements.lanes import has_moved_on
from placements.models import Booking, Place, Stay


@dataclass(frozen=True)
class Coming:
    """A stay with its place, and the day on which it was to begin or to end."""

    stay: Stay
    place: Place
    day: date


def comings_of(board: Board) -> list[tuple[Text, list[Coming]]]:
    """Of those in sight, in the order of the lanes; in words, and only what there is. Nothing where
    today is not on the board."""
    if board.today_column is None:
        return []
    begin, end = list(_begins(board)), list(_ends(board))
    every: list[tuple[Text, list[Coming]]] = [
        (_("Arrive today"), [each for each in begin if each.day == board.today]),
        (_("Leave today"), [each for each in end if each.day == board.today]),
        (_("Should have arrived"), [each for each in begin if each.day < board.today]),
        (_("Should have left"), [each for each in end if each.day < board.today]),
    ]
    return [(label, those) for label, those in every if those]


def _begins(board: Board) -> Iterator[Coming]:
    """Nobody has written that they came."""
    for place, booking, stay in _stays(board):
        if stay.status == Stay.Status.PLANNED:
            yield Coming(stay, place, booking.starts_on)


def _ends(board: Board) -> Iterator[Coming]:
    """Nobody has written that they left."""
    for place, _booking, stay in _stays(board):
        if stay.status == Stay.Status.HERE and stay.planned_end_on is not None:
            yield Coming(stay, place, stay.planned_end_on)


def _stays(board: Board) -> Iterator[tuple[Place, Booking, Stay]]:
    """Each that has begun, or should have, in the place it is in."""
    for lane in board.lanes:
        for bar in lane.bars:
            booking, stay = bar.booking, bar.booking.stay
            is_of_stay = booking.kind == Booking.Kind.STAY and bar.is_in_sight
            if stay is None or not is_of_stay or has_moved_on(booking, board.today):
                continue
            if booking.starts_on <= board.today:
                yield lane.place, booking, stay
