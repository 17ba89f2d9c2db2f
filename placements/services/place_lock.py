"""Taking a place: the lock, the conflicts in words, and the constraint that has the last word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import EARLIEST, LATEST
from core.own_row import first_with, own_row
from core.problems import Conflict, Problem
from organisations.actors import Actor
from placements.events import PlaceEvent
from placements.models import Booking, Place, Stay
from placements.models.booking import ONE_BED_PER_CITIZEN, ONE_PER_PLACE
from placements.models.facility import PlaceQuerySet
from placements.models.stay import HERE_ONCE
from placements.nights import FURTHEST_AHEAD
from placements.services.conflicts import (
    CitizenHasPlace,
    HereElsewhere,
    PlaceTaken,
    SomeoneInBed,
    period_in_words,
)
from placements.services.together import hold_is_over

#: A setting of ours: a booking further back is a slip of the finger.
FURTHEST_BACK: Final = timedelta(days=366)

#: What is joined to a booking that is in the way.
_SAID_OF_A_CLASH: Final = ("stay__citizen", "stay__facility", "stay__controller", "place")


def check_period(starts_on: date, ends_on: date | None, *, on: date, back: bool = True) -> None:
    """Raise :class:`Problem` at the field for dates that can't be meant.

    Order is checked here because PostgreSQL refuses an inverted range before any constraint.
    """
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day is not None and not EARLIEST <= day <= LATEST:
            raise Problem("absurd_date", _("Write a date between 1900 and 2100."), field=field)
    if ends_on is not None and ends_on <= starts_on:
        raise Problem(
            "ends_before_start", _("The last day must be after the first."), field="ends_on"
        )
    if starts_on > on + FURTHEST_AHEAD:
        raise Problem("too_far_ahead", _("That is more than two years ahead."), field="starts_on")
    if ends_on is not None and ends_on > on + 2 * FURTHEST_AHEAD:
        raise Problem("too_far_ahead", _("That is more than four years ahead."), field="ends_on")
    if back and starts_on < on - FURTHEST_BACK:
        raise Problem("too_far_back", _("That is more than a year ago."), field="starts_on")


def lock_place(
    by: Actor, place: Place, *, now: datetime, among: PlaceQuerySet | None = None
) -> Place:
    """The place, locked until the transaction ends, with its lapsed holds let go.

    Everyone who takes nights of a place waits here: with the exclusion constraint alone, clients
    in a race deadlock (ADR-0002). ``among`` are the places in question, those in sight where none
    are given. Raises :class:`NotAllowed` for any other.
    """
    places = Place.objects.visible_to(by) if among is None else among
    locked = own_row(
        places.select_related("facility"),
        place.pk,
        not_yours=_("The place is not one of yours."),
    )
    for hold in Booking.objects.lapsed_holds(now).filter(place=locked):
        lapse(hold, now=now, by=Actor.system(by.organisation))
    return locked


def lapse(hold: Booking, *, now: datetime, by: Actor) -> None:
    """Let go of a hold whose time is up. Its place is locked by the caller."""
    hold.cancelled_at = now
    hold.save(update_fields=["cancelled_at"])
    record(
        hold,
        PlaceEvent.HOLD_LAPSED,
        by=by,
        at=now,
        starts_on=hold.starts_on,
        ends_on=hold.ends_on,
    )
    hold_is_over(hold, by_itself=True, now=now)


def check_free(
    by: Actor,
    place: Place,
    starts_on: date,
    ends_on: date | None,
    *,
    now: datetime,
    citizen: Citizen | None = None,
    besides: Booking | None = None,
    tonight: bool = False,
) -> None:
    """Raise what stands in the way of taking the nights: said before saving, in words.

    ``tonight``: it happens now, so whoever is still in bed is in the way, though to leave today.
    """
    if starts_on < place.opens_on or (
        place.closes_on is not None and (ends_on is None or ends_on > place.closes_on)
    ):
        raise PlaceTaken(
            _("The place exists only %(period)s.")
            % {"period": period_in_words(place.opens_on, place.closes_on)},
            field="starts_on" if starts_on < place.opens_on else "ends_on",
        )
    others = (
        Booking.objects.filter(controller=place.controller_id)
        .taking_nights_of(starts_on, ends_on or date.max, now=now, tonight=tonight)
        .order_by("starts_on")
    )
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    clash = first_with(others.filter(place=place), *_SAID_OF_A_CLASH)
    if clash is not None:
        raise _taken(by, clash, starts_on, timezone.localdate(now))
    if citizen is None:
        return
    own = first_with(others.filter(citizen=citizen, stay__isnull=False), *_SAID_OF_A_CLASH)
    if own is not None and own.stay is not None and tonight and own.stay.status == "here":
        raise HereElsewhere(by, own.stay, field="starts_on")
    if own is not None:
        raise CitizenHasPlace(by, own)


def _taken(by: Actor, clash: Booking, starts_on: date, today: date) -> PlaceTaken:
    """At the end of the period where it is the later nights that are taken."""
    is_in_bed = clash.stay is not None and clash.stay.status == Stay.Status.HERE
    if is_in_bed and clash.ends_on is not None and clash.ends_on <= min(starts_on, today):
        return SomeoneInBed(by, clash)
    if clash.is_made_ready_on(starts_on):
        return PlaceTaken(
            _("After a stay the place is made ready until %(day)s.")
            % {"day": date_format(clash.free_from, "SHORT_DATE_FORMAT")},
            field="starts_on",
        )
    return PlaceTaken(
        _("The place is taken %(period)s (%(kind)s).")
        % {
            "period": period_in_words(clash.starts_on, clash.ends_on),
            "kind": clash.get_kind_display().lower(),
        },
        field="ends_on" if clash.starts_on > starts_on else "starts_on",
    )


@contextmanager
def constraints_in_words() -> Iterator[None]:
    """What the check could not see (another transaction, another controller's row), in words."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if ONE_PER_PLACE in str(error):
            raise PlaceTaken(_("The place has just been taken in this period.")) from None
        if ONE_BED_PER_CITIZEN in str(error):
            raise CitizenHasPlace from None
        if HERE_ONCE in str(error):
            raise Conflict(
                "here_elsewhere", _("The citizen is here now in another house."), field="on"
            ) from None
        raise
