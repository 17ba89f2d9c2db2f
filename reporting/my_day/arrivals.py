"""Who comes and who leaves: planned arrivals, planned ends, and ends that have passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Stay
from reporting import links
from reporting.my_day.rows import Row, when
from schemes.base import Window


def coming_and_going_rows(actor: Actor, today: date, until: date) -> Iterator[Row]:
    if not actor.may(Permission.SEE_CITIZENS):
        return
    comes = Q(stay__status=Stay.Status.PLANNED, starts_on__lte=until)
    leaves = Q(stay__status=Stay.Status.HERE, ends_on__lte=until)
    found = (
        Booking.objects.visible_to(actor)
        .standing()
        .filter(comes | leaves)
        .select_related("stay__citizen", "stay__facility", "place")
        .order_by("starts_on")
    )
    last_of = {booking.stay_id: booking for booking in found}
    for booking in last_of.values():
        stay = booking.stay
        if stay is None or booking.ends_on is None:
            continue
        if stay.status == Stay.Status.PLANNED:
            yield _arrival(actor, stay, booking.starts_on, today, where=_at(stay, booking))
        elif stay.planned_end_on is not None:
            # A night carried on moves the booking, never the planned end.
            ends_on = min(stay.planned_end_on, booking.ends_on)
            yield _departure(actor, booking, stay, ends_on, today)
        elif not _reviewed_by_follow_up(stay):
            yield _review(actor, booking, stay, booking.ends_on, today)
    yield from _outreach_rows(actor, today, until)


def _outreach_rows(actor: Actor, today: date, until: date) -> Iterator[Row]:
    """What is to begin without a place."""
    planned = Stay.objects.visible_to(actor).filter(
        status=Stay.Status.PLANNED, expected_on__lte=until
    )
    for stay in planned.select_related("citizen", "facility"):
        assert stay.expected_on is not None
        yield _arrival(actor, stay, stay.expected_on, today, where=stay.facility.name)


def _reviewed_by_follow_up(stay: Stay) -> bool:
    """The review stands among the follow-ups then, and not twice."""
    return any(rule.window is Window.REVIEW for rule in stay.scheme_track.follow_ups)


def _arrival(actor: Actor, stay: Stay, starts_on: date, today: date, *, where: str) -> Row:
    runs = actor.may(Permission.RUN_STAYS)
    day = date_format(starts_on, "l j. F")
    late = starts_on < today
    words = stay.version.words_for(stay.track)
    return Row(
        due_on=starts_on,
        when=when(starts_on, today),
        who=stay.citizen.called,
        who_more=_("was expected on %(day)s") % {"day": day} if late else _("expected"),
        what=_(words.move_in),
        what_more=_("Or write that the citizen did not come") if late else "",
        where=where,
        action=_(words.arrive) if runs else _("Open"),
        url=links.move_in(stay.pk) if runs else links.stay(stay.pk),
        is_step=runs,
        is_mine=_is_mine(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _departure(actor: Actor, booking: Booking, stay: Stay, ends_on: date, today: date) -> Row:
    runs = actor.may(Permission.RUN_STAYS)
    over = ends_on < today
    words = stay.version.words_for(stay.track)
    return Row(
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
        url=links.move_out(stay.pk) if runs else links.stay(stay.pk),
        is_step=runs,
        is_mine=_is_mine(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _review(actor: Actor, booking: Booking, stay: Stay, ends_on: date, today: date) -> Row:
    """No end is set, and the scheme plans no follow-up for the review."""
    return Row(
        due_on=ends_on,
        when=when(ends_on, today),
        who=stay.citizen.called,
        who_more=_("no end is set"),
        what=_("Review: how does it go on?"),
        where=_at(stay, booking),
        action=_("Open"),
        url=links.stay(stay.pk),
        is_step=actor.may(Permission.EXTEND_STAYS),
        is_mine=_is_mine(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _at(stay: Stay, booking: Booking) -> str:
    """ "Nørregade 1", not "Nørregade Nørregade 1"."""
    name = booking.place.name
    return name if stay.facility.name in name else f"{stay.facility.name}, {name}"


def _is_mine(actor: Actor, stay: Stay) -> bool:
    return actor.user is not None and actor.user.pk in (stay.key_worker_id, stay.coordinator_id)
