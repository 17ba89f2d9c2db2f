"""What the apps above end or close when something happens here, said by them when they start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from organisations.actors import Actor
from placements.models import Booking, CallNote, Stay

#: A hold that is over: whether its time was up by itself, and when.
WithHold = Callable[[Booking, bool, datetime], None]
#: A stay that has begun.
WithArrival = Callable[[Stay, datetime], None]
#: A stay that was called off, or that nobody came to.
WithStay = Callable[[Stay, datetime], None]
#: A call of which nothing came, why (``WhyNobody``), and who answered it.
WithUnmetCall = Callable[[CallNote, str, Actor], None]
_HOLDS: Final[list[WithHold]] = []
_ARRIVALS: Final[list[WithArrival]] = []
_CALLED_OFF: Final[list[WithStay]] = []
_UNMET_CALLS: Final[list[WithUnmetCall]] = []


def also_ends_with_hold(ends: WithHold) -> None:
    """Make known what is over when a hold is; called from an app's ``ready``."""
    _HOLDS.append(ends)


def also_follows_arrival(follows: WithArrival) -> None:
    """Make known what follows when a citizen comes; called from an app's ``ready``."""
    _ARRIVALS.append(follows)


def also_ends_with_stay(ends: WithStay) -> None:
    """Make known what is off when a stay is; called from an app's ``ready``."""
    _CALLED_OFF.append(ends)


def also_keeps_unmet_calls(keeps: WithUnmetCall) -> None:
    """Make known what counts the calls that nobody could help; called from an app's ``ready``."""
    _UNMET_CALLS.append(keeps)


def hold_is_over(hold: Booking, *, by_itself: bool, now: datetime) -> None:
    for ends in _HOLDS:
        ends(hold, by_itself, now)


def has_arrived(stay: Stay, *, now: datetime) -> None:
    for follows in _ARRIVALS:
        follows(stay, now)


def stay_is_off(stay: Stay, *, now: datetime) -> None:
    for ends in _CALLED_OFF:
        ends(stay, now)


def nobody_helped(note: CallNote, because: str, by: Actor) -> None:
    for keeps in _UNMET_CALLS:
        keeps(note, because, by)
