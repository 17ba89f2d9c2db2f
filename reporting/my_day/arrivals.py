"""Who comes and who leaves: planned arrivals, planned ends, and ends that have passed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.day_words import date_format
from core.db.listed import IsListed
from core.read_together import only
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Stay
from placements.responsible import is_responsible
from reporting.my_day.task_lines import OF_STAY, TaskLine, when
from schemes.base import Window


def coming_and_going_rows(
    actor: Actor, today: date, until: date, facilities: Collection[int] | None
) -> Iterator[TaskLine]:
    """``facilities``: those in sight, where they are known."""
    if not actor.may(Permission.SEE_CITIZENS):
        return
    comes = Q(stay__status=Stay.Status.PLANNED, starts_on__lte=until)
    comes &= ~Q(kind=Booking.Kind.TRIAL) | Q(ends_on__gt=today)
    here = Q(stay__status=Stay.Status.HERE, kind=Booking.Kind.STAY)
    leaves = here & Q(ends_on__lte=until)
    moves = here & Q(starts_on__range=(today, until), starts_on__gt=F("stay__moved_in_on"))
    # From the few who are here or expected, not from all that was ever booked.
    open_stays = Stay.objects.visible_to(actor, facilities=facilities).filter(
        status__in=[Stay.Status.PLANNED, Stay.Status.HERE]
    )
    bookings = (
        Booking.objects.visible_to(actor, facilities=facilities)
        .standing()
        .filter(comes | leaves | moves, IsListed("stay", open_stays))
        .with_next_place()
        # Whoever moves to another place of the house does not leave.
        .filter(
            ~Q(stay__status=Stay.Status.HERE)
            | Q(next_place_from=None)
            | Q(next_place_from__gt=until)
        )
        .select_related("stay__citizen", "stay__facility", "place")
        .order_by("starts_on")
    )
    for booking in bookings:
        stay = booking.stay
        if stay is None or booking.ends_on is None:
            continue
        if booking.kind == Booking.Kind.TRIAL:
            yield _trial(actor, booking, stay, today)
        elif stay.status == Stay.Status.PLANNED:
            yield _arrival(actor, stay, booking.starts_on, today, where=_at(stay, booking))
        else:
            yield from _of_who_is_here(actor, booking, stay, today, until)


def _of_who_is_here(
    actor: Actor, booking: Booking, stay: Stay, today: date, until: date
) -> Iterator[TaskLine]:
    """The move to the last of the places, and the end there."""
    assert booking.ends_on is not None
    assert stay.moved_in_on is not None
    if booking.starts_on >= today and booking.starts_on > stay.moved_in_on:
        yield _move(actor, booking, stay, today)
    if booking.ends_on > until:
        return
    if stay.planned_end_on is not None:
        # A night carried on moves the booking, never the planned end.
        ends_on = min(stay.planned_end_on, booking.ends_on)
        yield _departure(actor, booking, stay, ends_on, today)
    elif not _reviewed_by_follow_up(stay):
        yield _review(actor, booking, stay, booking.ends_on, today)


def outreach_query(actor: Actor, until: date) -> QuerySet[Stay]:
    """What is to begin without a place."""
    planned = Stay.objects.visible_to(actor).filter(
        status=Stay.Status.PLANNED, expected_on__lte=until
    )
    return only(planned, *OF_STAY, "expected_on")


def outreach_rows(actor: Actor, planned: Iterable[Stay], today: date) -> Iterator[TaskLine]:
    for stay in planned:
        assert stay.expected_on is not None
        yield _arrival(actor, stay, stay.expected_on, today, where=stay.facility.name)


def _reviewed_by_follow_up(stay: Stay) -> bool:
    """The review stands among the follow-ups then, and not twice."""
    return any(rule.window is Window.REVIEW for rule in stay.scheme_track.follow_ups)


def _arrival(actor: Actor, stay: Stay, starts_on: date, today: date, *, where: str) -> TaskLine:
    runs = actor.may(Permission.RUN_STAYS)
    day = date_format(starts_on, "l j. F")
    late = starts_on < today
    words = stay.version.words_for(stay.track)
    return TaskLine(
        due_on=starts_on,
        when=when(starts_on, today),
        who=stay.citizen.called,
        who_more=_("was expected on %(day)s") % {"day": day} if late else _("expected"),
        what=_(words.move_in),
        what_more=_("Or write that the citizen did not come") if late else "",
        where=where,
        action=_(words.arrive) if runs else _("Open"),
        url=reverse("move_in", args=[stay.pk]) if runs else reverse("stay", args=[stay.pk]),
        is_step=runs,
        is_mine=is_responsible(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _trial(actor: Actor, booking: Booking, stay: Stay, today: date) -> TaskLine:
    """Somebody comes for a night and has not moved in: to be known, with nothing to write."""
    assert booking.ends_on is not None, "a trial night ends"
    return TaskLine(
        due_on=booking.starts_on,
        when=when(booking.starts_on, today),
        who=stay.citizen.called,
        who_more=_("trial night"),
        what=_("Comes to try the place"),
        what_more=_("goes back %(day)s") % {"day": date_format(booking.ends_on, "l j. F")},
        where=_at(stay, booking),
        action=_("Open"),
        url=reverse("stay", args=[stay.pk]),
        is_step=False,
        is_mine=is_responsible(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _move(actor: Actor, booking: Booking, stay: Stay, today: date) -> TaskLine:
    """To another place of the house: to be known, with nothing to write."""
    return TaskLine(
        due_on=booking.starts_on,
        when=when(booking.starts_on, today),
        who=stay.citizen.called,
        who_more=_("planned move"),
        what=_("Moves to another place of the house"),
        where=_at(stay, booking),
        action=_("Open"),
        url=reverse("stay", args=[stay.pk]),
        is_step=False,
        is_mine=is_responsible(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _departure(actor: Actor, booking: Booking, stay: Stay, ends_on: date, today: date) -> TaskLine:
    runs = actor.may(Permission.RUN_STAYS)
    over = ends_on < today
    words = stay.version.words_for(stay.track)
    return TaskLine(
        due_on=ends_on,
        when=when(ends_on, today),
        who=stay.citizen.called,
        who_more=_("still here") if over else _("planned end"),
        what=_(words.move_out),
        what_more=_("The planned end has passed. Is the stay extended, or is it over?")
        if over
        else "",
        where=_at(stay, booking),
        action=_(words.leave) if runs else _("Open"),
        url=reverse("move_out", args=[stay.pk]) if runs else reverse("stay", args=[stay.pk]),
        is_step=runs,
        is_mine=is_responsible(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _review(actor: Actor, booking: Booking, stay: Stay, ends_on: date, today: date) -> TaskLine:
    """No end is set, and the scheme plans no follow-up for the review."""
    return TaskLine(
        due_on=ends_on,
        when=when(ends_on, today),
        who=stay.citizen.called,
        who_more=_("no end is set"),
        what=_("Review: how does it go on?"),
        where=_at(stay, booking),
        action=_("Open"),
        url=reverse("stay", args=[stay.pk]),
        is_step=actor.may(Permission.DECIDE),
        is_mine=is_responsible(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _at(stay: Stay, booking: Booking) -> str:
    """ "Nørregade 1", not "Nørregade Nørregade 1"."""
    name = booking.place.name
    return name if stay.facility.name in name else f"{stay.facility.name}, {name}"
