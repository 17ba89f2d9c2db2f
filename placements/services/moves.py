"""From one place of the house to another in the middle of a stay, today or planned ahead.

A quieter room is free, or water has come into the present one; the home is painted first, and the
citizen waits in another.
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
from placements.services.stay_lock import (
    check_of_the_house,
    lock_citizen,
    lock_places,
    lock_stay,
    set_period,
)
from placements.services.turnaround import check_room_to_get_ready, give_way


@transaction.atomic
def move_place(
    *, by: Actor, stay: Stay, place: Place, on: date, reason: str, now: datetime
) -> Stay:
    """The citizen moves to another place of the house: the night of ``on`` is slept there, and
    those after it until the next move that is planned.

    The stay goes on, with its decision, its days and its follow-ups. From the first day in the
    present place it is that place that was written wrong, and is put right. A day to come is a
    plan: the new place is kept from then on.

    The same again is a no-op. Raises :class:`PlaceTaken`, :class:`Problem` at the field, or
    :class:`Conflict` where nobody is here.
    """
    rules.must(by, Verb.MOVE_PLACE)
    row, bookings, locked = _locked(by, stay, [place], now)
    new = locked[place.pk]
    if any((each.place_id, each.starts_on) == (new.pk, on) for each in bookings):
        return row
    rules.check(row, Verb.MOVE_PLACE)
    if not bookings:
        raise Conflict("no_place", _("The stay takes no place."))
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    check_of_the_house(row, new)
    today = timezone.localdate(now)
    number = _place_on(bookings, on, today)
    old = bookings[number]
    if new.pk == old.place_id:
        raise Problem("already_there", _("The citizen is in that place already."), field="place")
    lock_citizen(row.citizen)
    check_free(
        by,
        new,
        on,
        old.ends_on,
        citizen=row.citizen,
        besides=old,
        tonight=on <= today,  # whoever is here sleeps there tonight, too
        now=now,
    )
    if on > today:
        check_room_to_get_ready(new, old.ends_on, besides=old, now=now)
    with constraints_in_words():
        _sleep_there(by, bookings, number, new, on, now)
    if on <= today and row.conflict_since is not None:
        row.conflict_since = None
        row.save(update_fields=["conflict_since"])
    record(
        row,
        StayEvent.PLACE_MOVED if on <= today else StayEvent.MOVE_PLANNED,
        by=by,
        at=now,
        also=(old.place, new),
        old=old.place.name,
        new=new.name,
        on=on,
        reason=reason,
    )
    return row


@transaction.atomic
def cancel_move(*, by: Actor, stay: Stay, reason: str, now: datetime) -> Stay:
    """The citizen does not move after all: the present place is kept for the nights that follow.

    Of several planned moves the next. Where none is planned it is a no-op. Raises
    :class:`PlaceTaken` where somebody else has the present place in the meantime.
    """
    rules.must(by, Verb.CANCEL_MOVE)
    row, bookings, _places = _locked(by, stay, [], now)
    today = timezone.localdate(now)
    number = next((n for n, each in enumerate(bookings) if n and each.starts_on > today), None)
    if number is None:
        return row
    rules.check(row, Verb.CANCEL_MOVE)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    checks.raise_any()
    present, planned = bookings[number - 1], bookings[number]
    new = planned.place
    lock_citizen(row.citizen)
    check_free(
        by,
        present.place,
        planned.starts_on,
        planned.ends_on,
        citizen=row.citizen,
        besides=planned,
        now=now,
    )
    with constraints_in_words():
        _sleep_there(by, bookings, number, present.place, planned.starts_on, now)
    record(
        row,
        StayEvent.MOVE_CANCELLED,
        by=by,
        at=now,
        also=(present.place, new),
        old=present.place.name,
        new=new.name,
        on=planned.starts_on,
        reason=reason,
    )
    return row


@transaction.atomic
def correct_place(
    *, by: Actor, stay: Stay, booking: Booking, place: Place, reason: str, now: datetime
) -> Stay:
    """The citizen, who has left, slept the nights of ``booking`` in another place of the house.

    The same again is a no-op. Raises :class:`PlaceTaken` where somebody else had the place then.
    """
    rules.must(by, Verb.CORRECT_PLACE)
    row, bookings, locked = _locked(by, stay, [place], now)
    new = locked[place.pk]
    rules.check(row, Verb.CORRECT_PLACE)
    number = next((n for n, each in enumerate(bookings) if each.pk == booking.pk), None)
    if number is None:
        raise Problem("not_a_choice", _("Choose one of the places."), field="booking")
    wrong, old = bookings[number], bookings[number].place
    if wrong.place_id == new.pk:
        return row
    checks = Checks()
    missing = _("Write what was wrong, and how you know.")
    reason = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    checks.raise_any()
    check_of_the_house(row, new)
    lock_citizen(row.citizen)
    give_way(new, wrong.starts_on)
    check_free(
        by,
        new,
        wrong.starts_on,
        wrong.ends_on,
        citizen=row.citizen,
        besides=wrong,
        now=now,
    )
    with constraints_in_words():
        _sleep_there(by, bookings, number, new, wrong.starts_on, now)
    record(
        row,
        StayEvent.PLACE_CORRECTED,
        by=by,
        at=now,
        also=(old, new),
        old=old.name,
        new=new.name,
        reason=reason,
    )
    return row


def _locked(
    by: Actor, stay: Stay, also: list[Place], now: datetime
) -> tuple[Stay, list[Booking], dict[int, Place]]:
    """The stay with its places one after another, and those it may move to: all locked."""
    row = lock_stay(by, stay)
    own = row.bookings.standing().without_trials()
    places = [each.place for each in own.select_related("place")]
    locked = lock_places(by, [*places, *also], now)
    bookings = list(own.select_related("place").order_by("starts_on"))
    for booking in bookings:
        booking.place = locked[booking.place_id]
    return row, bookings, locked


def _place_on(bookings: list[Booking], on: date, today: date) -> int:
    """Which of the stay's places has the night of ``on``: the present one, or one to come."""
    number = max(
        (n for n, booking in enumerate(bookings) if booking.starts_on <= max(on, today)), default=0
    )
    booking = bookings[number]
    if on < booking.starts_on:
        raise Problem(
            "before_present_place",
            _("The citizen came to %(place)s on %(day)s. Choose that day or a later one.")
            % {"place": booking.place.name, "day": date_format(booking.starts_on)},
            field="on",
        )
    assert booking.ends_on is not None
    if on >= booking.ends_on:
        raise Problem(
            "after_the_end",
            _("The place is taken until %(day)s only. Move the end of the stay first.")
            % {"day": date_format(booking.ends_on)},
            field="on",
        )
    return number


def _sleep_there(
    by: Actor, bookings: list[Booking], number: int, new: Place, on: date, now: datetime
) -> None:
    """The nights from ``on`` in the new place, in one booking with those before or after it there.

    What becomes shorter is saved first: no night is taken twice, even for a moment.
    """
    old, after = bookings[number], bookings[number + 1 : number + 2]
    comes_back = [each for each in after if each.place_id == new.pk]
    ends_on = comes_back[0].ends_on if comes_back else old.ends_on
    kept = old
    for each in comes_back:
        _cancel(each, now)
    if on > old.starts_on:
        set_period(old, old.starts_on, on, moves_on=True)
        kept = Booking(
            controller_id=old.controller_id,
            kind=Booking.Kind.STAY,
            starts_on=on,
            citizen_id=old.citizen_id,
            stay_id=old.stay_id,
            created_by=by.user,
        )
    elif number and bookings[number - 1].place_id == new.pk:
        _cancel(old, now)
        kept = bookings[number - 1]
    kept.place = new
    moves_on = len(bookings) > number + 1 + len(comes_back)
    set_period(kept, kept.starts_on, ends_on, moves_on=moves_on)


def _cancel(booking: Booking, now: datetime) -> None:
    booking.cancelled_at = now
    booking.save(update_fields=["cancelled_at"])
