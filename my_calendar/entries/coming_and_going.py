"""Who comes, moves and leaves: planned, and what has been."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Stay, TrialVisit
from schemes.base import Window

_STANDING = (Stay.Status.PLANNED, Stay.Status.HERE, Stay.Status.LEFT)


def coming_and_going_entries(
    actor: Actor, start: date, end: date, today: date
) -> Iterator[DayEntry]:
    if not actor.may(Permission.SEE_CITIZENS):
        return
    stays = Stay.objects.visible_to(actor).filter(status__in=_STANDING)
    earlier = Booking.objects.standing().filter(
        stay=OuterRef("stay"), kind=Booking.Kind.STAY, starts_on__lt=OuterRef("starts_on")
    )
    visits = TrialVisit.objects.expected().filter(stay=OuterRef("stay"), on__gte=start, on__lt=end)
    visit = JSONObject(pk="pk", on="on", where="place__name")
    rows = (
        Booking.objects.visible_to(actor)
        .standing()
        .filter(stay__in=stays, kind__in=[Booking.Kind.STAY, Booking.Kind.TRIAL])
        .filter(_in_month(start, end) | Q(Exists(visits)))
        .with_next_place()
        .annotate(is_move=Exists(earlier), visits=ArraySubquery(visits.values_list(visit)))
        .select_related("stay__citizen", "stay__facility", "place")
    )
    for booking in rows:
        for entry in _of_booking(actor, booking, today):
            if start <= entry.on < end:
                yield entry


def _in_month(start: date, end: date) -> Q:
    within = Q(pk__in=[])
    for day in ("starts_on", "ends_on", "stay__planned_end_on", "stay__left_on"):
        within |= Q(**{f"{day}__gte": start, f"{day}__lt": end})
    return within


def _of_booking(actor: Actor, booking: Booking, today: date) -> Iterator[DayEntry]:
    stay = booking.stay
    assert stay is not None, "asked for by the stay"
    if booking.kind == Booking.Kind.TRIAL:
        yield _entry(
            stay,
            booking,
            "trial",
            on=booking.starts_on,
            what=_("Comes to try the place"),
            is_done=booking.starts_on < today,
            today=today,
        )
        return
    if vars(booking)["is_move"]:
        yield _entry(
            stay,
            booking,
            "move",
            on=booking.starts_on,
            what=_("Moves to another place of the house"),
            is_done=booking.starts_on < today,
            today=today,
        )
    else:
        yield from _visits(stay, booking, today)
        yield _arrival(actor, stay, booking.starts_on, today, booking)
    if vars(booking)["next_place_from"] is None:
        yield from _end(actor, booking, stay, today)


def _visits(stay: Stay, booking: Booking, today: date) -> Iterator[DayEntry]:
    """Before moving in, by day."""
    for visit in vars(booking)["visits"]:
        on = date.fromisoformat(visit["on"])
        entry = _entry(
            stay,
            booking,
            "visit",
            on=on,
            what=_("Comes to see the place"),
            is_done=on < today,
            today=today,
        )
        yield replace(entry, key=f"visit-{visit['pk']}", who_more=visit["where"] or entry.where)


def _arrival(
    actor: Actor, stay: Stay, expected_on: date, today: date, booking: Booking
) -> DayEntry:
    came = stay.moved_in_on is not None
    steps = actor.may(Permission.RUN_STAYS) and not came
    return _entry(
        stay,
        booking,
        "arrival",
        on=stay.moved_in_on or expected_on,
        what=_(stay.version.words_for(stay.track).move_in),
        is_done=came,
        today=today,
        url=reverse("move_in", args=[stay.pk]) if steps else "",
    )


def _end(actor: Actor, booking: Booking, stay: Stay, today: date) -> Iterator[DayEntry]:
    left = stay.status == Stay.Status.LEFT
    ends_on = stay.left_on or booking.ends_on
    if ends_on is not None and not left and stay.planned_end_on is not None:
        # A night carried on moves the booking, never the planned end.
        ends_on = min(stay.planned_end_on, ends_on)
    if ends_on is None:
        return
    if left or stay.planned_end_on is not None:
        steps = actor.may(Permission.RUN_STAYS) and stay.status == Stay.Status.HERE
        yield _entry(
            stay,
            booking,
            "end",
            on=ends_on,
            what=_(stay.version.words_for(stay.track).move_out),
            is_done=left,
            today=today,
            url=reverse("move_out", args=[stay.pk]) if steps else "",
        )
    elif not any(rule.window is Window.REVIEW for rule in stay.scheme_track.follow_ups):
        yield _entry(
            stay,
            booking,
            "review",
            on=ends_on,
            what=_("Review: how does it go on?"),
            is_done=False,
            today=today,
        )


def _entry(
    stay: Stay,
    booking: Booking,
    name: str,
    *,
    on: date,
    what: str,
    is_done: bool,
    today: date,
    url: str = "",
) -> DayEntry:
    return DayEntry(
        key=f"{name}-{booking.pk}",
        on=on,
        what=what,
        plain=what,
        url=url or reverse("stay", args=[stay.pk]),
        state=State.of(on, today, is_done=is_done),
        who=stay.citizen.called,
        who_more=booking.place.name,
        where=stay.facility.name,
        facility_id=stay.facility_id,
        citizen_id=stay.citizen_id,
    )
