"""Of the places of one stay, the one that counts today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from placements.models import Booking


def present_place(bookings: Sequence[Booking], today: date) -> Booking | None:
    """Where the citizen sleeps tonight, is to sleep, or slept last; ``bookings`` come in the order
    of their days."""
    for booking in bookings:
        if booking.ends_on is None or booking.ends_on > today:
            return booking
    return bookings[-1] if bookings else None


def planned_moves(bookings: Sequence[Booking], today: date) -> list[Booking]:
    """The places that the citizen moves to after today, where somebody sleeps there already."""
    begun = any(booking.starts_on <= today for booking in bookings)
    return [booking for booking in bookings if begun and booking.starts_on > today]
