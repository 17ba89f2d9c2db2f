"""Places that are free or become so, and who of the waiting list could take each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy

from core.problems import Text
from organisations.actors import Actor
from placements.board import Board
from placements.free_places import ONCE_LEFT
from placements.models import Booking, Place
from referrals.models import Referral
from referrals.services.waiting_list import could_come, in_order_of_need, those_who_wait

#: A place is for one of the first who wait; of ten thousand the others are not read.
MOST_LOOKED_AT: Final = 200
_WHY: Final[dict[str, Text]] = {
    Booking.Kind.STAY: gettext_lazy("a stay is planned to end"),
    Booking.Kind.TRIAL: gettext_lazy("a trial night ends"),
    Booking.Kind.HOLD: gettext_lazy("a reservation ends"),
    Booking.Kind.CLOSURE: gettext_lazy("it is closed until then"),
    ONCE_LEFT: gettext_lazy("once it is written that the citizen there has left"),
    "": gettext_lazy("it opens then"),
}


@dataclass(frozen=True)
class Opening:
    """A place that somebody who waits could take."""

    place: Place
    #: The first night it is free: tonight, or later.
    starts_on: date
    #: The day on which somebody else has it; None where nobody has booked it.
    until: date | None
    is_tonight: bool
    #: What has it until then (``FreeingPlace.after``); None where nothing has.
    after: str | None
    #: Ids of those of the first who wait that could come then, the greatest need first: never
    #: empty.
    could_take: list[int]

    @property
    def first(self) -> int:
        return self.could_take[0]

    @property
    def why_then(self) -> str:
        """Why it is free from a later day."""
        return "" if self.after is None else str(_WHY[self.after])


def openings(
    actor: Actor, board: Board, *, now: datetime, order: Sequence[int] | None = None
) -> list[Opening]:
    """Of the places on the board those that somebody in sight could take, tonight's first.

    ``board`` is one of tonight and the days ahead (``placements.board.board_ahead``), so that this
    is never another answer than the board's. ``order``: ids of those who are asked about, the
    greatest need first, where the caller has them. No statement where no place is free, and one
    beside those of the order.
    """
    places: list[tuple[Place, date, date | None, str | None]] = [
        *((each.place, board.today, each.until, None) for each in board.free_tonight),
        *((each.place, each.starts_on, each.until, each.after) for each in board.free_soon),
    ]
    if not places:
        return []
    if order is None:
        order = in_order_of_need(actor, _of_kinds(place for place, *_more in places))
    order = order[:MOST_LOOKED_AT]
    who = those_who_wait(order, now=now) if order else {}
    every = [
        Opening(
            place,
            starts_on,
            until,
            starts_on == board.today,
            after,
            [pk for pk in order if could_come(who[pk], place, starts_on=starts_on)],
        )
        for place, starts_on, until, after in places
    ]
    return [each for each in every if each.could_take]


def called(ids: Iterable[int]) -> dict[int, Referral]:
    """By id, with what a line says of each: the citizen's name."""
    rows = Referral.objects.filter(pk__in=set(ids)).select_related("citizen")
    return rows.only(
        "controller_id", "reference", "citizen__name", "citizen__alias", "citizen__died_on"
    ).in_bulk()


def _of_kinds(places: Iterable[Place]) -> Q:
    kinds = {(place.facility.scheme, place.track) for place in places}
    of_kinds = Q(pk=None)
    for scheme, track in sorted(kinds):
        of_kinds |= Q(scheme=scheme, track=track)
    return of_kinds
