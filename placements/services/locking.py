"""Taking nights: lock the place, look, write, and read the constraints' refusals.

The exclusion constraints hold whatever happens; with them alone 50 clients deadlock for up to
45 s. Whoever writes a booking locks in this order: place, citizen, stay (DESIGN.md, "Time and
places").
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from citizens.models import Citizen
from organisations.actors import Actor
from organisations.problems import Problem
from placements.models import Booking, Place, Stay
from placements.models.booking import ONE_BED_PER_CITIZEN, ONE_PER_PLACE
from placements.services.conflicts import CitizenHasPlace, PlaceTaken


def lock_place(place_id: int, *, by: Actor, now: datetime) -> Place:
    """The place, locked until the transaction ends and freed of its expired holds.

    Raises :class:`Problem` ``place_unknown`` where it is not the actor's organisation's.
    """
    place = (
        Place.objects.select_for_update(of=("self",), no_key=True)
        .select_related("facility")
        .filter(pk=place_id, controller=by.organisation)
        .first()
    )
    if place is None:
        raise Problem("place_unknown", _("This place does not exist."), field="place")
    lapse(list(place.bookings.lapsed_holds(now)), by=by, now=now)
    return place


def lock_citizen(citizen_id: int, *, by: Actor) -> Citizen:
    """Raises :class:`Problem` ``citizen_unknown`` where another organisation knows the citizen."""
    citizen = (
        Citizen.objects.select_for_update(of=("self",), no_key=True)
        .filter(pk=citizen_id, controller=by.organisation)
        .first()
    )
    if citizen is None:
        raise Problem("citizen_unknown", _("This citizen does not exist."), field="citizen")
    return citizen


def lock_stay(stay: Stay, *, by: Actor, now: datetime) -> tuple[Stay, Booking | None]:
    """The stay and its current booking as they are now, their place locked before them."""
    known = current_booking(stay)
    if known is not None:
        lock_place(known.place_id, by=by, now=now)
    locked = (
        Stay.objects.select_for_update(of=("self",), no_key=True)
        .select_related("citizen", "facility")
        .filter(pk=stay.pk, controller=by.organisation)
        .first()
    )
    if locked is None:
        raise Problem("stay_unknown", _("This stay does not exist."))
    return locked, current_booking(locked)


def current_booking(stay: Stay) -> Booking | None:
    """The stay's standing booking; the last where it has several. None once cancelled."""
    return (
        Booking.objects.standing()
        .filter(stay=stay)
        .select_related("place")
        .order_by("-starts_on")
        .first()
    )


def save_booking(booking: Booking, *, field: str) -> None:
    """Save, or say what is in the way: :class:`PlaceTaken`, :class:`CitizenHasPlace`.

    The place is locked by the caller, so looking first is safe; the constraints still speak for
    what row-level security hides from us.
    """
    clash = clash_of(booking)
    if clash is not None:
        raise PlaceTaken(clash, field=field)
    other_bed = _other_bed_of(booking)
    if other_bed is not None:
        raise CitizenHasPlace(other_bed, field=field)
    try:
        with transaction.atomic():
            booking.save()
    except IntegrityError as error:
        refused = _constraint(error)
        if refused == ONE_PER_PLACE:
            raise PlaceTaken(None, field=field) from None
        if refused == ONE_BED_PER_CITIZEN:
            raise CitizenHasPlace(None, field=field) from None
        raise


def clash_of(booking: Booking) -> Booking | None:
    """The first standing booking in the way at the same place."""
    others = Booking.objects.filter(place_id=booking.place_id, controller_id=booking.controller_id)
    return (
        others.taking_nights_of(booking.starts_on, booking.ends_on or date.max)
        .exclude(pk=booking.pk)
        .order_by("starts_on")
        .first()
    )


def _other_bed_of(booking: Booking) -> Booking | None:
    if booking.kind != Booking.Kind.STAY or booking.ends_on is None:
        return None
    return (
        Booking.objects.filter(
            citizen_id=booking.citizen_id,
            controller_id=booking.controller_id,
            kind=Booking.Kind.STAY,
        )
        .taking_nights_of(booking.starts_on, booking.ends_on)
        .exclude(pk=booking.pk)
        .order_by("starts_on")
        .first()
    )


def lapse(holds: list[Booking], *, by: Actor, now: datetime) -> None:
    """Let expired holds go. The caller has locked the place, or the rows."""
    for hold in holds:
        hold.cancelled_at = now
        hold.save(update_fields=["cancelled_at"])
        record_event(
            "hold.lapsed",
            by=Actor.system(by.organisation),
            controller=hold.controller_id,
            citizen_id=hold.citizen_id,
            place_id=hold.place_id,
            at=now,
            starts_on=hold.starts_on,
            ends_on=hold.ends_on,
        )


def _constraint(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""
