"""Finding a place: which fit a period, and why the others don't."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisations.actors import Actor
from placements.models import Booking, Place


@dataclass(frozen=True)
class Candidate:
    """A place, and why it does not fit; "" where it does."""

    place: Place
    why_not: str
    #: It is held for the citizen already.
    kept_for_us: bool = False


def places_of_kind(by: Actor, *, scheme: str, track: str) -> QuerySet[Place]:
    """All places in sight that serve a scheme's track."""
    return (
        Place.objects.visible_to(by)
        .filter(facility__scheme=scheme, track=track)
        .select_related("facility")
    )


def candidates(
    places: QuerySet[Place],
    *,
    by: Actor,
    starts_on: date,
    ends_on: date,
    now: datetime,
    hold: Booking | None = None,
) -> list[Candidate]:
    """Each of the places, judged for the nights [starts_on, ends_on).

    ``hold`` is the citizen's own and in nobody's way. Two statements, however many places.
    """
    own = hold if hold is not None and hold.holds_at(now) else None
    bookings = Booking.objects.filter(
        controller=by.organisation, place__in=places
    ).taking_nights_of(starts_on, ends_on, now=now)
    if own is not None:
        bookings = bookings.exclude(pk=own.pk)
    first_of_place: dict[int, Booking] = {}
    for booking in bookings.order_by("starts_on"):
        first_of_place.setdefault(booking.place_id, booking)
    return [
        Candidate(
            place,
            _why_not(place, first_of_place.get(place.pk), starts_on, ends_on, now),
            kept_for_us=own is not None and own.place_id == place.pk,
        )
        for place in places
    ]


def _why_not(
    place: Place, booking: Booking | None, starts_on: date, ends_on: date, now: datetime
) -> str:
    if place.opens_on > starts_on:
        return _("opens on %(day)s") % {"day": _short(place.opens_on)}
    if place.closes_on is not None and place.closes_on < ends_on:
        return _("closes on %(day)s") % {"day": _short(place.closes_on)}
    if booking is None:
        return ""
    if booking.ends_on is not None and booking.ends_on <= min(starts_on, timezone.localdate(now)):
        return _("the citizen there has not left")
    what = str(booking.get_kind_display()).lower()
    if booking.ends_on is None:
        return _("%(what)s from %(start)s") % {"what": what, "start": _short(booking.starts_on)}
    return _("%(what)s %(start)s – %(end)s") % {
        "what": what,
        "start": _short(booking.starts_on),
        "end": _short(booking.ends_on),
    }


def _short(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
