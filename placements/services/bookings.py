"""Holding and closing places. Booking a stay is in ``stays``."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import Checks
from core.own_row import own_row
from core.problems import Problem
from core.repeats import repeated, repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.events import PlaceEvent
from placements.models import Booking, Place
from placements.services.closures import check_not_closed_already, checked_why
from placements.services.conflicts import CitizenHasPlace, PlaceTaken
from placements.services.place_lock import (
    check_free,
    check_period,
    constraints_in_words,
    lapse,
    lock_place,
)
from placements.services.reasons import checked_reason
from placements.services.together import hold_is_over
from placements.services.turnaround import give_way

#: Ours, a setting: a place kept empty costs a night for someone else, so two weeks at most.
LONGEST_HOLD_DAYS: Final = 14


@transaction.atomic
def hold_place(
    *,
    by: Actor,
    place: Place,
    starts_on: date,
    ends_on: date,
    expires_at: datetime,
    now: datetime,
    citizen: Citizen | None = None,
    reason: str = "",
) -> Booking:
    """Keep the nights [starts_on, ends_on) free until ``expires_at``; then it lapses by itself.

    For at most ``LONGEST_HOLD_DAYS`` days. Idempotent: returns the existing hold. Raises
    :class:`PlaceTaken` or :class:`Problem`.
    """
    by.must(Permission.BOOK)
    check_period(starts_on, ends_on, on=timezone.localdate(now))
    reason = _reason(reason, missing="" if citizen else _("Say whom or what it is held for."))
    if not now < expires_at <= now + timedelta(days=LONGEST_HOLD_DAYS):
        raise Problem(
            "days",
            _("A place can be kept for 1 to %(most)d days.") % {"most": LONGEST_HOLD_DAYS},
            field="days",
        )
    place = lock_place(by, place, now=now)
    booking, is_new = _take_nights(
        place,
        by,
        now=now,
        kind=Booking.Kind.HOLD,
        starts_on=starts_on,
        ends_on=ends_on,
        citizen=citizen,
        reason=reason,
        expires_at=expires_at,
    )
    if not is_new:
        return booking
    record(
        booking,
        PlaceEvent.HELD,
        by=by,
        at=now,
        place=place.name,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    return booking


@transaction.atomic
def release_hold(*, by: Actor, booking: Booking, now: datetime) -> Booking:
    """Let go of a hold before its time. Idempotent."""
    by.must(Permission.BOOK)
    row = _locked(by, booking, Booking.Kind.HOLD, now)
    if row.cancelled_at is None:
        row.cancelled_at = now
        row.save(update_fields=["cancelled_at"])
        record(
            row,
            PlaceEvent.RELEASED,
            by=by,
            at=now,
            place=row.place.name,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        hold_is_over(row, by_itself=False, now=now)
    return row


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
    """Close the place from ``starts_on`` until ``ends_on``, or until it is reopened (None)."""
    by.must(Permission.CLOSE_PLACES)
    check_period(starts_on, ends_on, on=timezone.localdate(now))
    reason = _reason(reason, missing=_("Say why the place is closed."))
    place = lock_place(by, place, now=now)
    check_not_closed_already(place, starts_on, ends_on, reason)
    give_way(place, starts_on)
    booking, is_new = _take_nights(
        place,
        by,
        now=now,
        kind=Booking.Kind.CLOSURE,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
    )
    if not is_new:
        return booking
    record(
        booking,
        PlaceEvent.CLOSED,
        by=by,
        at=now,
        place=place.name,
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
    )
    return booking


@transaction.atomic
def reopen_place(
    *,
    by: Actor,
    booking: Booking,
    on: date,
    now: datetime,
    why: str = "",
    shown: Shown | None = None,
) -> Booking:
    """End a closure on ``on``: from that night the place is free. Before it began: cancelled.

    ``why`` where nights that have passed are opened. Idempotent. Raises :class:`Problem` at ``on``,
    :class:`Stale` where a colleague opened it on another day since ``shown``.
    """
    by.must(Permission.CLOSE_PLACES)
    row = _locked(by, booking, Booking.Kind.CLOSURE, now)
    if row.cancelled_at is not None or repeats(row, ends_on=on):
        return row
    merge(shown, typed={"on": on}, standing={"on": row.ends_on})
    if row.ends_on is not None and on > row.ends_on:
        raise Problem("after_end", _("The place is open again before that day."), field="on")
    checks = Checks()
    changes_the_past = max(on, row.starts_on) < timezone.localdate(now)
    why = checked_why(checks, why, changes_the_past=changes_the_past)
    checks.raise_any()
    if on <= row.starts_on:
        row.cancelled_at = now
    else:
        row.ends_on = on
    row.save()
    record(row, PlaceEvent.REOPENED, by=by, at=now, place=row.place.name, on=on, why=why)
    return row


def lapse_holds(*, controller: Organisation, now: datetime) -> int:
    """Let go of every hold whose time is up, place by place. Returns how many there were."""
    by = Actor.system(controller)
    count = 0
    with transaction.atomic():  # the acting organisation is known only inside a transaction
        lapsed = Booking.objects.filter(controller=controller).lapsed_holds(now)
        places = Place.objects.filter(controller=controller, pk__in=lapsed.values("place_id"))
        waiting = list(places.order_by("pk"))
    for place in waiting:
        with transaction.atomic():
            # Locked first, so that someone booking it right now and the sweep don't meet.
            Place.objects.select_for_update(of=("self",), no_key=True).get(pk=place.pk)
            for hold in Booking.objects.lapsed_holds(now).filter(place=place):
                lapse(hold, now=now, by=by)
                count += 1
    return count


def _take_nights(
    place: Place,
    by: Actor,
    *,
    now: datetime,
    starts_on: date,
    ends_on: date | None,
    expires_at: datetime | None = None,
    **facts: Any,
) -> tuple[Booking, bool]:
    """Book the (locked) place, and whether that is new: asked for twice, the booking stands."""
    standing = place.bookings.standing()
    if existing := repeated(standing, starts_on=starts_on, ends_on=ends_on, **facts):
        return existing, False
    check_free(by, place, starts_on, ends_on, now=now)
    with constraints_in_words():
        booking = Booking.objects.create(
            controller=place.controller,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            expires_at=expires_at,
            created_by=by.user,
            **facts,
        )
    return booking, True


def _reason(text: str, *, missing: str = "") -> str:
    checks = Checks()
    reason = checked_reason(checks, text, missing=missing)
    checks.raise_any()
    return reason


def _locked(by: Actor, booking: Booking, kind: Booking.Kind, now: datetime) -> Booking:
    """The booking, locked; its place first, as everyone does who takes nights of it."""
    lock_place(by, booking.place, now=now)
    return own_row(
        Booking.objects.visible_to(by).filter(kind=kind).select_related("place"),
        booking.pk,
        not_yours=_("The booking is not one of yours."),
    )


__all__ = [
    "CitizenHasPlace",
    "PlaceTaken",
    "close_place",
    "hold_place",
    "lapse_holds",
    "release_hold",
    "reopen_place",
]
