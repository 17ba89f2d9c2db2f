"""Another place for a stay: one that is planned, or under way.

The room is not ready, or somebody is still in it; a quieter one is free, or water has come into it.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.place_lock import check_free, constraints_in_words
from placements.services.stay_lock import lock_citizen, lock_places, lock_stay


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
    reason = _checked(row, new, reason)
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


@transaction.atomic
def move_place(
    *, by: Actor, stay: Stay, place: Place, on: date, reason: str, now: datetime
) -> Stay:
    """The citizen moved to another place of the house: the night of ``on`` is slept there.

    The stay goes on, with its decision, its days and its follow-ups. From the first day in the
    present place it is that place that was written wrong, and is put right.

    The same again is a no-op. Raises :class:`PlaceTaken`, :class:`Problem` at the field, or
    :class:`Conflict` where nobody is here.
    """
    rules.must(by, Verb.MOVE_PLACE)
    row = lock_stay(by, stay)
    own = row.bookings.standing().without_trials()
    bookings = list(own.select_related("place").order_by("starts_on"))
    new = _locked(by, bookings, place, now)
    present = bookings[-1] if bookings else None
    if present and (present.place_id, present.starts_on) == (new.pk, on):
        return row
    rules.check(row, Verb.MOVE_PLACE)
    if present is None or present.ends_on is None:
        raise Conflict("no_place", _("The stay takes no place."))
    reason = _checked(row, new, reason)
    _check_day(present, new, on, timezone.localdate(now))
    lock_citizen(row.citizen)
    check_free(
        by,
        new,
        on,
        present.ends_on,
        citizen=row.citizen,
        besides=present,
        tonight=True,  # whoever is here sleeps there tonight, too
        now=now,
    )
    old = present.place
    with constraints_in_words():
        _sleep_there(present, new, on, by)
    if row.conflict_since is not None:
        row.conflict_since = None
        row.save(update_fields=["conflict_since"])
    record(
        row,
        StayEvent.PLACE_MOVED,
        by=by,
        at=now,
        also=(old, new),
        old=old.name,
        new=new.name,
        on=on,
        reason=reason,
    )
    return row


def _sleep_there(present: Booking, new: Place, on: date, by: Actor) -> None:
    ends_on = present.ends_on
    if on == present.starts_on:
        present.place = new
        present.save(update_fields=["place"])
        return
    present.ends_on = on
    present.save(update_fields=["ends_on"])
    Booking.objects.create(
        controller_id=present.controller_id,
        place=new,
        kind=Booking.Kind.STAY,
        starts_on=on,
        ends_on=ends_on,
        citizen_id=present.citizen_id,
        stay_id=present.stay_id,
        created_by=by.user,
    )


def _check_day(present: Booking, new: Place, on: date, today: date) -> None:
    if new.pk == present.place_id:
        raise Problem("already_there", _("The citizen is in that place already."), field="place")
    if on > today:
        raise Problem("future", _("Choose today or an earlier day."), field="on")
    if on < present.starts_on:
        raise Problem(
            "before_present_place",
            _("The citizen came to %(place)s on %(day)s. Choose that day or a later one.")
            % {"place": present.place.name, "day": date_format(present.starts_on)},
            field="on",
        )
    assert present.ends_on is not None
    if on >= present.ends_on:
        raise Problem(
            "after_the_end",
            _("The place is taken until %(day)s only. Move the end of the stay first.")
            % {"day": date_format(present.ends_on)},
            field="on",
        )


def _checked(stay: Stay, new: Place, reason: str) -> str:
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    if new.track != stay.track or new.facility_id != stay.facility_id:
        raise Problem("not_a_choice", _("Choose one of the places."), field="place")
    return reason


def _locked(by: Actor, bookings: list[Booking], place: Place, now: datetime) -> Place:
    """The new place, locked with those the stay has."""
    return lock_places(by, [*(each.place for each in bookings), place], now)[place.pk]
