"""Which places are free tonight and until when, and which will be once somebody has left.

What "free" means stands in ``placements.nights``; here are the places behind the number.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from organisations.actors import Actor
from placements.models import Booking, Facility, Place, Stay

#: Ours, a setting: as far ahead a place that becomes free is shown beside those free tonight.
DAYS_AHEAD: Final = 14
#: Beside the kinds of bookings, what a place is free after.
ONCE_LEFT: Final = "once_left"


@dataclass(frozen=True)
class FreePlace:
    place: Place
    #: The day on which somebody else has it; None where nobody has booked it.
    until: date | None


@dataclass(frozen=True)
class LeavingPlace:
    """Taken by somebody whose last night has been and who, as far as is written, has not left."""

    place: Place
    stay: Stay


@dataclass(frozen=True)
class FreeingPlace:
    """Not free tonight, and from a later night nobody has it."""

    place: Place
    #: The first of those nights.
    starts_on: date
    #: The day on which somebody else has it, or it closes; None where neither is known.
    until: date | None
    #: What has it until then (``Booking.Kind``); "" where it opens; ``ONCE_LEFT`` where somebody
    #: who was to leave by now is yet to be written as having left.
    after: str


def free_tonight(
    actor: Actor, *, now: datetime, facilities: Collection[Facility] | None = None
) -> list[FreePlace]:
    """Places in sight with nobody in them and nothing booked for tonight. Two statements."""
    today = timezone.localdate(now)
    tomorrow = today + timedelta(days=1)
    places = Place.objects.visible_to(actor).open_between(today, tomorrow)
    if facilities is not None:
        places = places.filter(facility__in=facilities)
    taken = Booking.objects.filter(controller=actor.organisation).taking_nights_of(
        today, tomorrow, now=now, tonight=True
    )
    free = places.exclude(pk__in=taken.order_by().values("place")).select_related("facility")
    ordered = free.annotate(next_from=booked_from(tomorrow, now)).order_by(
        "facility__order", "order"
    )
    return [FreePlace(place, getattr(place, "next_from", None)) for place in ordered]


def booked_from(day: date, now: datetime) -> Subquery:
    """Of a place, the first day from ``day`` on that somebody has booked."""
    later = Booking.objects.in_force_at(now).filter(place=OuterRef("pk"), starts_on__gte=day)
    return Subquery(later.order_by("starts_on").values("starts_on")[:1])


def free_once_left(
    actor: Actor, *, now: datetime, facilities: Collection[Facility] | None = None
) -> list[LeavingPlace]:
    """Places that are free tonight as soon as it is written that somebody has left."""
    today = timezone.localdate(now)
    bookings = (
        Booking.objects.visible_to(actor)
        .standing()
        .filter(
            kind=Booking.Kind.STAY,
            stay__in=Stay.objects.visible_to(actor),
            stay__status=Stay.Status.HERE,
            ends_on__lte=today,
        )
    )
    if facilities is not None:
        bookings = bookings.filter(place__facility__in=facilities)
    # Where somebody else has tonight, the bed is theirs, and not free.
    promised = Booking.objects.filter(controller=actor.organisation).taking_nights_of(
        today, today + timedelta(days=1), now=now
    )
    rows = bookings.exclude(place__in=promised.order_by().values("place")).select_related(
        "place__facility", "stay__citizen", "stay__facility"
    )
    latest = {row.stay_id: row for row in rows.order_by("starts_on")}
    later = Booking.objects.standing().filter(
        stay__in=[row.stay_id for row in latest.values()], ends_on__gt=today
    )
    moved_on = set(later.values_list("stay_id", flat=True)) if latest else set()
    leaving = [
        LeavingPlace(row.place, row.stay)
        for row in latest.values()
        if row.stay is not None and row.stay_id not in moved_on
    ]
    return sorted(leaving, key=_in_order_of_places)


def _in_order_of_places(leaving: LeavingPlace) -> tuple[int, str, int, str]:
    """As the board has them."""
    place = leaving.place
    return place.facility.order, place.facility.name, place.order, place.name
