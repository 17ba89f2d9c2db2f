"""A stay locked with its place, and the nights of its booking changed: one order for everybody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.models import Citizen
from core.own_row import first_with, own_row
from core.problems import Problem, WayOn
from organisations.actors import Actor
from placements import rules
from placements.models import Booking, Place, Stay
from placements.rules import Verb
from placements.services.conflicts import HereElsewhere, SomeoneInBed
from placements.services.place_lock import check_free, constraints_in_words, lock_place
from placements.services.turnaround import days_of

#: What stands of the nights of a booking.
_NIGHTS: Final = ("place", "starts_on", "ends_on", "turnaround_days", "cancelled_at")


def lock_stay(by: Actor, stay: Stay) -> Stay:
    rows = Stay.objects.visible_to(by).select_related(
        "citizen", "controller", "facility", "key_worker", "coordinator"
    )
    return own_row(rows, stay.pk, not_yours=_("The stay is not one of yours."))


def expected_on(stay: Stay) -> date | None:
    """The first day planned: the first booking's, or the outreach's own."""
    first_night = stay.bookings.standing().without_trials().order_by("starts_on").first()
    return first_night.starts_on if first_night is not None else stay.expected_on


def lock_stay_and_place(by: Actor, stay: Stay, now: datetime) -> tuple[Stay, Booking | None]:
    """The stay and the last of its bookings, locked with all its places: stay first, then places.

    Outreach has no booking.
    """
    row = lock_stay(by, stay)
    own = row.bookings.without_trials()
    bookings = list(own.order_by("-starts_on", "-pk").select_related("place"))
    if not bookings:
        return row, None
    lock_places(by, (booking.place for booking in bookings), now)
    # One that was cancelled is the last only where none stands: a move that did not happen.
    booking = next((each for each in bookings if each.cancelled_at is None), bookings[0])
    booking.refresh_from_db(fields=["starts_on", "ends_on", "cancelled_at"])
    return row, booking


def lock_places(by: Actor, places: Iterable[Place], now: datetime) -> dict[int, Place]:
    """By key, and in the order of their keys, as everybody locks several."""
    by_key = {place.pk: place for place in places}
    return {pk: lock_place(by, by_key[pk], now=now) for pk in sorted(by_key)}


def change_period(
    booking: Booking,
    *,
    by: Actor,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
    moves_on: bool = False,
) -> None:
    """Take other nights, and check those that are new: its own are its own. ``moves_on``: the
    citizen has another place after them."""
    gained: list[tuple[date, date | None]] = []
    if starts_on < booking.starts_on:
        gained.append((starts_on, booking.starts_on))
    if booking.ends_on is not None and (ends_on is None or ends_on > booking.ends_on):
        gained.append((max(starts_on, booking.ends_on), ends_on))
    for first, last in gained:
        check_free(
            by,
            booking.place,
            first,
            last,
            citizen=booking.citizen,
            besides=booking,
            now=now,
        )
    with constraints_in_words():
        set_period(booking, starts_on, ends_on, moves_on=moves_on)


def set_period(
    booking: Booking, starts_on: date, ends_on: date | None, *, moves_on: bool = False
) -> None:
    """Save the booking with these nights, which are known to be free, and what is left to make
    the place ready."""
    booking.starts_on, booking.ends_on = starts_on, ends_on
    booking.turnaround_days = days_of(booking, ends_on, moves_on=moves_on)
    booking.save(update_fields=_NIGHTS if booking.pk else None)


def check_of_the_house(stay: Stay, place: Place) -> None:
    """Raise :class:`Problem` for a place of another house or kind than the stay's."""
    if place.track != stay.track or place.facility_id != stay.facility_id:
        raise Problem("not_a_choice", _("Choose one of the places."), field="place")


def lock_citizen(citizen: Citizen) -> None:
    """One bed at a time for a citizen: two taken at once would deadlock on the constraint."""
    Citizen.objects.select_for_update(of=("self",), no_key=True).only("pk").get(pk=citizen.pk)


def check_bed_free(by: Actor, stay: Stay, booking: Booking, now: datetime) -> None:
    """Raise where the citizen is still here in another house, or somebody else in the bed.

    Stay and place are locked; the citizen is locked here.
    """
    lock_citizen(stay.citizen)
    elsewhere = Stay.objects.in_a_bed().filter(citizen=stay.citizen_id).exclude(pk=stay.pk)
    if (other := first_with(elsewhere, "facility", "controller")) is not None:
        raise HereElsewhere(by, other)
    in_bed = Booking.objects.filter(place=booking.place_id).slept_in_on(timezone.localdate(now))
    sleeper = first_with(in_bed.exclude(stay=stay), "stay__citizen", "stay__facility", "place")
    if sleeper is not None:
        rule = rules.RULES[Verb.CHANGE_PLACE]
        instead = WayOn(rule.label, rule.address, (stay.pk,)) if rule.may(by) else None
        raise SomeoneInBed(by, sleeper, instead=instead)
