"""The leader's places: which are free tonight, and which somebody who waits could take.

Asked at half past eight how many are free, the leader has it on Min dag. It is a part of the page
that comes by itself: the tasks do not wait for the board.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organisations.actors import Actor
from placements.board import board_ahead
from placements.free_places import FreePlace, LeavingPlace
from placements.models import Stay
from referrals.models import Referral
from referrals.services.openings import Opening, called, openings
from reporting.my_day.groups import Group

#: Of the places somebody could take so many are shown; all of them are on the waiting list.
MOST_OPENINGS = 5


@dataclass(frozen=True)
class OpeningLine:
    """A place that is free or becomes so, and the first of those who could take it."""

    opening: Opening
    first: Referral

    @property
    def others(self) -> int:
        return len(self.opening.could_take) - 1


@dataclass(frozen=True)
class PlacesAhead:
    """The places behind the number, by name."""

    free: list[FreePlace]
    leaving: list[LeavingPlace]
    #: Places free tonight or in the days ahead that somebody waits for.
    openings: Group[OpeningLine]

    @property
    def citizens(self) -> list[tuple[int, int | None]]:
        """(whose, citizen's id) of everyone named."""
        named: list[Stay | Referral] = [each.stay for each in self.leaving]
        named += [line.first for line in self.openings]
        return [(row.controller_id, row.citizen_id) for row in named]


def places_ahead(actor: Actor, now: datetime) -> PlacesAhead:
    """Of the houses in the actor's sight, tonight and in the days that the board looks ahead."""
    board = board_ahead(actor, now=now)
    every = openings(actor, board, now=now)
    first = called(each.first for each in every[:MOST_OPENINGS]) if every else {}
    lines = [OpeningLine(each, first[each.first]) for each in every[:MOST_OPENINGS]]
    return PlacesAhead(board.free_tonight, board.free_once_left, Group(lines, len(every)))
