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
            yield _arrival(actor, booking, stay, today)
        else:
            # A night carried on moves the booking, never the planned end.
            ends_on = min(stay.planned_end_on or booking.ends_on, booking.ends_on)
            yield _departure(actor, booking, stay, ends_on, today)


def _arrival(actor: Actor, booking: Booking, stay: Stay, today: date) -> Row:
    runs = actor.may(Permission.RUN_STAYS)
    day = date_format(booking.starts_on, "l j. F")
    late = booking.starts_on < today
    return Row(
        due_on=booking.starts_on,
        when=when(booking.starts_on, today),
        who=stay.citizen.called,
        who_more=_("was expected on %(day)s") % {"day": day} if late else _("arrives"),
        what=_(stay.version.words_for(stay.track).move_in),
        what_more=_("Moving in, or write that the citizen did not come") if late else "",
        where=_at(stay, booking),
        action=_("Move in") if runs else _("Open"),
        url=links.move_in(stay.pk) if runs else links.stay(stay.pk),
        is_step=runs,
        is_mine=_is_mine(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _departure(actor: Actor, booking: Booking, stay: Stay, ends_on: date, today: date) -> Row:
    runs = actor.may(Permission.RUN_STAYS)
    over = ends_on < today
    moves_out = runs and stay.planned_end_on is not None
    if stay.planned_end_on is None:
        what = _("Review: how does it go on?")
    else:
        what = _(stay.version.words_for(stay.track).move_out)
    return Row(
        due_on=ends_on,
        when=when(ends_on, today),
        who=stay.citizen.called,
        who_more=_("still here") if over else _("the planned end"),
        what=what,
        what_more=_("The planned end has passed: extend, or move out") if over else "",
        where=_at(stay, booking),
        action=_("Move out") if moves_out else _("Open"),
        url=links.move_out(stay.pk) if moves_out else links.stay(stay.pk),
        is_step=runs,
        is_mine=_is_mine(actor, stay),
        citizen_id=stay.citizen_id,
    )


def _at(stay: Stay, booking: Booking) -> str:
    """ "Nørregade 1", not "Nørregade Nørregade 1"."""
    name = booking.place.name
    return name if stay.facility.name in name else f"{stay.facility.name}, {name}"


def _is_mine(actor: Actor, stay: Stay) -> bool:
    return actor.user is not None and actor.user.pk in (stay.key_worker_id, stay.coordinator_id)
