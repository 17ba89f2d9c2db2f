"""The days after a stay in which its place is made ready (``Place.turnaround_days``).

They stand in the stay's booking (``Booking.free_from``), and count as nights the place was closed.
Plans keep them free. A fact is never refused for their sake: where the citizen stays on, or the
place is closed or slept in sooner, there are fewer of them.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.own_row import own_row
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import PlaceEvent
from placements.models import Booking, Place
from placements.services.conflicts import PlaceTaken
from placements.services.place_lock import lock_place


def days_of(booking: Booking, ends_on: date | None, *, moves_on: bool) -> int:
    """How many days of the place's there is room for after a stay that ends on that day, or moves
    on to another place then. None before a review: the stay most likely goes on."""
    wanted = booking.place.turnaround_days
    if booking.kind != Booking.Kind.STAY or not wanted or ends_on is None:
        return 0
    if booking.is_open_ended and not moves_on:
        return 0
    behind = Booking.objects.standing().filter(place=booking.place_id, starts_on__gte=ends_on)
    following = behind.exclude(pk=booking.pk).order_by("starts_on").first()
    return wanted if following is None else min(wanted, (following.starts_on - ends_on).days)


def check_room_to_get_ready(
    place: Place, ends_on: date | None, *, besides: Booking | None = None, now: datetime
) -> None:
    """Raise :class:`PlaceTaken` where somebody has the place before it could be made ready for them
    after a stay that ends on that day. The place is locked."""
    if ends_on is None or not place.turnaround_days:
        return
    ready_on = ends_on + timedelta(days=place.turnaround_days)
    behind = Booking.objects.in_force_at(now).filter(
        place=place, starts_on__gte=ends_on, starts_on__lt=ready_on
    )
    if besides is not None:
        behind = behind.exclude(pk=besides.pk)
    taken = behind.exclude(kind=Booking.Kind.CLOSURE).order_by("starts_on").first()
    if taken is not None:
        raise PlaceTaken(
            _(
                "After the stay the place is made ready until %(ready)s, and it is taken from "
                "%(start)s (%(kind)s)."
            )
            % {
                "ready": date_format(ready_on, "SHORT_DATE_FORMAT"),
                "start": date_format(taken.starts_on, "SHORT_DATE_FORMAT"),
                "kind": taken.get_kind_display().lower(),
            },
            field="ends_on",
        )


def give_way(place: Place, on: date) -> None:
    """What happens in the place from that day on ends its being made ready. The place is locked."""
    busy = Booking.objects.standing().filter(place=place, ends_on__lte=on, free_from__gt=on)
    for booking in busy:
        assert booking.ends_on is not None
        booking.turnaround_days = (on - booking.ends_on).days
        booking.save(update_fields=["turnaround_days"])


@transaction.atomic
def place_is_ready(*, by: Actor, booking: Booking, on: date, now: datetime) -> Booking:
    """The place was made ready sooner: it is free from the night of ``on``. The same again is a
    no-op. Raises :class:`Problem` at ``on``, :class:`Conflict` where nothing is being made ready.
    """
    by.must(Permission.CLOSE_PLACES)
    lock_place(by, booking.place, now=now)
    rows = Booking.objects.visible_to(by).filter(kind=Booking.Kind.STAY).select_related("place")
    row = own_row(rows, booking.pk, not_yours=_("The booking is not one of yours."))
    if row.free_from == on:
        return row
    if row.cancelled_at is not None or row.ends_on is None or not row.turnaround_days:
        raise Conflict("nothing_to_make_ready", _("The place is not being made ready."))
    if not row.ends_on <= on <= row.ends_on + timedelta(days=row.turnaround_days):
        raise Problem(
            "not_in_these_days",
            _("Choose a day from %(first)s to %(last)s.")
            % {
                "first": date_format(row.ends_on),
                "last": date_format(row.ends_on + timedelta(days=row.turnaround_days)),
            },
            field="on",
        )
    row.turnaround_days = (on - row.ends_on).days
    row.save(update_fields=["turnaround_days"])
    record(row, PlaceEvent.READY, by=by, at=now, place=row.place.name, on=on)
    return row
