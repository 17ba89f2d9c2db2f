"""Another place for a stay that is planned: the room is not ready, or somebody is still in it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.place_lock import check_free, constraints_in_words
from placements.services.stay_lock import (
    check_of_the_house,
    lock_citizen,
    lock_places,
    lock_stay,
    set_period,
)
from placements.services.turnaround import check_room_to_get_ready


@transaction.atomic
def change_place(*, by: Actor, stay: Stay, place: Place, reason: str, now: datetime) -> Stay:
    """Give the planned stay another place of the same kind, for the same nights.

    The same again is a no-op. Raises :class:`PlaceTaken`, :class:`Problem` at the field, or
    :class:`Conflict` once the citizen has come.
    """
    rules.must(by, Verb.CHANGE_PLACE)
    row = lock_stay(by, stay)
    booking = row.bookings.standing().without_trials().select_related("place").first()
    new = _locked(by, [booking] if booking else [], place, now)
    if booking is not None and booking.place_id == new.pk:
        return row
    rules.check(row, Verb.CHANGE_PLACE)
    if booking is None:
        raise Conflict("no_place", _("The stay takes no place."))
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    check_of_the_house(row, new)
    lock_citizen(row.citizen)
    check_free(
        by,
        new,
        booking.starts_on,
        booking.ends_on,
        citizen=row.citizen,
        besides=booking,
        now=now,
    )
    check_room_to_get_ready(new, row.planned_end_on, besides=booking, now=now)
    old, booking.place = booking.place, new
    with constraints_in_words():
        set_period(booking, booking.starts_on, booking.ends_on)
    record(
        row,
        StayEvent.PLACE_CHANGED,
        by=by,
        at=now,
        also=(old, new),
        old=old.name,
        new=new.name,
        reason=reason,
    )
    return row


def _locked(by: Actor, bookings: list[Booking], place: Place, now: datetime) -> Place:
    """The new place, locked with those the stay has."""
    return lock_places(by, [*(each.place for each in bookings), place], now)[place.pk]
