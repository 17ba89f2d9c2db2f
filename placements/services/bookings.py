"""Holding, closing and freeing places."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from citizens.models import Citizen
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.problems import Conflict, Problem
from organisations.roles import Permission
from placements.models import Booking, Place
from placements.services.conflicts import CitizenHasPlace, PlaceTaken
from placements.services.locking import lapse, lock_citizen, lock_place, save_booking
from placements.services.periods import check_period

__all__ = [
    "CitizenHasPlace",
    "PlaceTaken",
    "close_place",
    "hold_place",
    "lapse_holds",
    "release_hold",
    "reopen_place",
]


@transaction.atomic
def hold_place(
    *,
    by: Actor,
    place: Place,
    starts_on: date,
    ends_on: date,
    citizen: Citizen | None = None,
    reason: str = "",
    expires_at: datetime,
    now: datetime,
) -> Booking:
    """Reserve the nights [starts_on, ends_on) until ``expires_at``; for someone or for a reason.

    Raises :class:`PlaceTaken`, or :class:`Problem` at ``starts_on``, ``ends_on``, ``expires_at``
    or ``reason``. The same hold again by the same person is the one there is.
    """
    by.must(Permission.BOOK)
    reason = " ".join(reason.split())
    if citizen is None and not reason:
        raise Problem("reason_missing", _("Write who or what it is for."), field="reason")
    if expires_at <= now:
        raise Problem("expired", _("The reservation must last until later."), field="expires_at")
    place = lock_place(place.pk, by=by, now=now)
    check_period(place, starts_on, ends_on, now=now)
    if citizen is not None:
        citizen = lock_citizen(citizen.pk, by=by)
    hold = Booking(
        controller=by.organisation,
        place=place,
        kind=Booking.Kind.HOLD,
        starts_on=starts_on,
        ends_on=ends_on,
        citizen=citizen,
        reason=_short(reason),
        expires_at=expires_at,
        created_by=by.user,
    )
    return _made_once(hold, by=by, kind="place.held", expires_on=expires_at.date())


@transaction.atomic
def close_place(
    *,
    by: Actor,
    place: Place,
    starts_on: date,
    ends_on: date | None,
    reason: str,
    now: datetime,
) -> Booking:
    """Close the nights [starts_on, ends_on), or until further notice where ``ends_on`` is None."""
    by.must(Permission.CLOSE_PLACES)
    reason = " ".join(reason.split())
    if not reason:
        raise Problem("reason_missing", _("Write why the place is closed."), field="reason")
    place = lock_place(place.pk, by=by, now=now)
    check_period(place, starts_on, ends_on, now=now)
    closure = Booking(
        controller=by.organisation,
        place=place,
        kind=Booking.Kind.CLOSURE,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=_short(reason),
        created_by=by.user,
    )
    return _made_once(closure, by=by, kind="place.closed", reason=reason)


@transaction.atomic
def release_hold(*, by: Actor, booking: Booking, now: datetime) -> Booking:
    """Give a reserved place free again. Released twice is released once."""
    by.must(Permission.BOOK)
    booking = _locked(booking, Booking.Kind.HOLD, by=by, now=now)
    if booking.cancelled_at is None:
        _cancel(booking, by=by, now=now, kind="place.released")
    return booking


@transaction.atomic
def reopen_place(*, by: Actor, booking: Booking, on: date, now: datetime) -> Booking:
    """End a closure on ``on``: the night of that day can be slept in again.

    A closure that had not begun by then is cancelled. Raises :class:`Problem`
    ``reopened_after_end`` where the closure ends earlier by itself.
    """
    by.must(Permission.CLOSE_PLACES)
    booking = _locked(booking, Booking.Kind.CLOSURE, by=by, now=now)
    if booking.cancelled_at is not None or booking.ends_on == on:
        return booking
    if booking.ends_on is not None and on > booking.ends_on:
        raise Problem(
            "reopened_after_end", _("The place opens by itself before that day."), field="on"
        )
    if on <= booking.starts_on:
        _cancel(booking, by=by, now=now, kind="place.reopened")
        return booking
    booking.ends_on = on
    save_booking(booking, field="on")
    _record("place.reopened", booking, by=by)
    return booking


@transaction.atomic
def lapse_holds(*, controller: Organisation, now: datetime) -> int:
    """Let every expired hold of the organisation go; how many."""
    expired = (
        Booking.objects.lapsed_holds(now)
        .filter(controller=controller)
        .select_for_update(of=("self",), skip_locked=True)
    )
    # Someone at work on a place lets its holds lapse as well, so what is locked can wait.
    holds = list(expired)
    lapse(holds, by=Actor.system(controller), now=now)
    return len(holds)


def _made_once(booking: Booking, *, by: Actor, kind: str, **facts: date | str) -> Booking:
    same = Booking.objects.standing().filter(
        place=booking.place,
        kind=booking.kind,
        starts_on=booking.starts_on,
        ends_on=booking.ends_on,
        citizen=booking.citizen,
        reason=booking.reason,
        created_by=by.user,
    )
    existing = same.first()
    if existing is not None:  # a double click
        return existing
    save_booking(booking, field="starts_on")
    _record(kind, booking, by=by, **facts)
    return booking


def _locked(booking: Booking, kind: Booking.Kind, *, by: Actor, now: datetime) -> Booking:
    lock_place(booking.place_id, by=by, now=now)
    found = Booking.objects.filter(pk=booking.pk, controller=by.organisation, kind=kind).first()
    if found is None:
        raise Conflict("not_that_kind", _("This booking can't be changed like that."))
    return found


def _cancel(booking: Booking, *, by: Actor, now: datetime, kind: str) -> None:
    booking.cancelled_at = now
    booking.save(update_fields=["cancelled_at"])
    _record(kind, booking, by=by)


def _record(kind: str, booking: Booking, *, by: Actor, **facts: date | str) -> None:
    record_event(
        kind,
        by=by,
        controller=booking.controller_id,
        citizen_id=booking.citizen_id,
        place_id=booking.place_id,
        starts_on=booking.starts_on,
        ends_on=booking.ends_on,
        **facts,
    )


def _short(reason: str) -> str:
    if len(reason) > 200:
        raise Problem("reason_too_long", _("Write at most 200 characters."), field="reason")
    return reason
