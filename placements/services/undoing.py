"""Taking back what was just done to a place, while nothing has been sent to anybody.

A reservation without a citizen and a closure are told to nobody (``notifications/no_news.py``).
What others hear of is not taken back: its page says what follows before it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.problems import Conflict
from organisations.actors import Actor
from placements.models import Booking
from placements.services.bookings import release_hold, reopen_place
from placements.services.closures import change_closure
from placements.services.holds import change_hold
from placements.services.place_lock import lock_place


@dataclass(frozen=True)
class Nights:
    """What can be changed of a reservation or a closure."""

    starts_on: date
    ends_on: date | None
    reason: str

    @classmethod
    def of(cls, booking: Booking) -> Nights:
        return cls(booking.starts_on, booking.ends_on, booking.reason)


@transaction.atomic
def undo(
    *, by: Actor, booking: Booking, made: Nights, before: Nights | None, now: datetime
) -> Booking:
    """Give a reservation or closure back the nights it had; without any, let go of it.

    ``made`` is what was made of it: where it is something else by now, somebody has gone on with
    it, and it stands (:class:`Conflict`). Nights given back may have been taken since
    (:class:`PlaceTaken`).
    """
    lock_place(by, booking.place, now=now)
    booking.refresh_from_db(fields=["starts_on", "ends_on", "reason", "cancelled_at"])
    if booking.cancelled_at is not None and before is None:
        return booking
    if booking.cancelled_at is not None or Nights.of(booking) != made:
        raise Conflict(
            "changed_since", _("It has been changed since. Open it to see what stands now.")
        )
    why = _("Taken back right after it was done.")
    if booking.kind == Booking.Kind.HOLD:
        if before is None:
            return release_hold(by=by, booking=booking, now=now)
        assert before.ends_on is not None, "a reservation has an end"
        return change_hold(
            by=by,
            booking=booking,
            starts_on=before.starts_on,
            ends_on=before.ends_on,
            reason=before.reason,
            now=now,
        )
    if before is None:
        return reopen_place(by=by, booking=booking, on=booking.starts_on, why=why, now=now)
    return change_closure(
        by=by,
        booking=booking,
        starts_on=before.starts_on,
        ends_on=before.ends_on,
        reason=before.reason,
        why=why,
        now=now,
    )
