"""Another place for a stay that is planned: the room is not ready, or somebody is still in it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.place_lock import check_free, constraints_in_words, lock_place
from placements.services.stay_lock import lock_citizen, lock_stay


@transaction.atomic
def change_place(*, by: Actor, stay: Stay, place: Place, reason: str, now: datetime) -> Stay:
    """Give the planned stay another place of the same kind, for the same nights.

    The same again is a no-op. Raises :class:`PlaceTaken`, :class:`Problem` at the field, or
    :class:`Conflict` once the citizen has come.
    """
    rules.must(by, Verb.CHANGE_PLACE)
    row = lock_stay(by, stay)
    booking = row.bookings.standing().select_related("place").first()
    new = lock_both(by, booking, place, now)
    if booking is not None and booking.place_id == new.pk:
        return row
    rules.check(row, Verb.CHANGE_PLACE)
    if booking is None:
        raise Conflict("no_place", _("The stay takes no place."))
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    if new.track != row.track or new.facility_id != row.facility_id:
        raise Problem("not_a_choice", _("Choose one of the places."), field="place")
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
    old, booking.place = booking.place, new
    with constraints_in_words():
        booking.save(update_fields=["place"])
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


def lock_both(by: Actor, booking: Booking | None, place: Place, now: datetime) -> Place:
    """Both places, in the order of their keys as everybody locks two: returns the new one."""
    places = {place.pk: place}
    if booking is not None:
        places.setdefault(booking.place_id, booking.place)
    return {pk: lock_place(by, places[pk], now=now) for pk in sorted(places)}[place.pk]
