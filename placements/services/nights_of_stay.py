"""All nights of a stay, in whichever of its places: changed together, so that none is lost."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.problems import Problem
from organisations.actors import Actor
from placements.models import Booking, Stay
from placements.services.place_lock import check_free, constraints_in_words
from placements.services.stay_lock import change_period, set_period


def bookings_in_order(stay: Stay) -> list[Booking]:
    """Where the citizen slept and sleeps, each until the next; where no night was slept, the place
    it was to be."""
    rows = stay.bookings.without_trials().select_related("place").order_by("starts_on", "pk")
    return list(rows.standing()) or list(rows[:1])


def take_nights(
    by: Actor, stay: Stay, *, starts_on: date | None = None, ends_on: date | None, now: datetime
) -> None:
    """The stay takes the nights [starts_on, ends_on), the first of them in its first place and the
    last in its last; none at all where the citizen left on the day of arrival. Without
    ``starts_on`` they begin as they do.

    Stay and places are locked. A move that would come after the end did not happen. Raises
    :class:`PlaceTaken`, and :class:`Problem` for a first day that lies after a move.
    """
    bookings = bookings_in_order(stay)
    starts_on = starts_on or bookings[0].starts_on
    if len(bookings) > 1 and starts_on >= bookings[1].starts_on:
        raise Problem(
            "after_the_move",
            _("The citizen moved to %(place)s on %(day)s. Choose a day before that.")
            % {"place": bookings[1].place.name, "day": date_format(bookings[1].starts_on)},
            field="on",
        )
    until = ends_on
    for number, booking in reversed(list(enumerate(bookings))):
        first = booking.starts_on if number else starts_on
        moves_on = until != ends_on
        _take(by, booking, first, until, now, moves_on=moves_on)
        if until is None or first < until:
            until = first


def _take(
    by: Actor,
    booking: Booking,
    first: date,
    until: date | None,
    now: datetime,
    *,
    moves_on: bool,
) -> None:
    stands = booking.cancelled_at is None
    if until is not None and until <= first:
        booking.cancelled_at = now
        booking.save(update_fields=["cancelled_at"])
    elif stands:
        change_period(booking, by=by, starts_on=first, ends_on=until, now=now, moves_on=moves_on)
    else:
        check_free(by, booking.place, first, until, citizen=booking.citizen, now=now)
        booking.cancelled_at = None
        with constraints_in_words():
            set_period(booking, first, until, moves_on=moves_on)
