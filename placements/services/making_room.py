"""Who stayed past the plan took the nights: what was planned behind begins later.

A fact is never refused for a plan's sake. A booking nobody has come to yet gives way; where all of
its nights are gone, somebody has to say first that the citizen did not come.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import record
from core.problems import Conflict, WayOn
from organisations.actors import Actor
from placements import rules
from placements.events import PlaceEvent, StayEvent
from placements.models import Booking, Stay
from placements.rules import Verb
from placements.services.conflicts import may_know
from placements.services.together import hold_is_over


def make_room(by: Actor, booking: Booking, *, until: date, now: datetime) -> None:
    """Let what nobody has come to begin on ``until``, where ``booking`` was slept in till then.

    The place is locked. Raises :class:`Conflict` where a planned stay would have no night left;
    what others have slept in is left for the check of the nights.
    """
    if booking.ends_on is None or until <= booking.ends_on:
        return
    behind = (
        Booking.objects.filter(place=booking.place_id, starts_on__lt=until)
        .standing()
        .filter(starts_on__gte=booking.ends_on)
        .exclude(pk=booking.pk)
        .select_related("stay__citizen", "stay__facility", "place")
    )
    for later in behind.order_by("starts_on"):
        if later.kind == Booking.Kind.STAY:
            _begin_later(by, later, until, now)
        elif later.ends_on is not None and later.ends_on <= until:
            later.cancelled_at = now
            later.save(update_fields=["cancelled_at"])
            _record_gave_way(by, later, until, now)
            hold_is_over(later, by_itself=False, now=now)
        else:
            later.starts_on = until
            later.save(update_fields=["starts_on"])
            _record_gave_way(by, later, until, now)


def _begin_later(by: Actor, booking: Booking, until: date, now: datetime) -> None:
    stay = booking.stay
    if stay is None or stay.status != Stay.Status.PLANNED or booking.ends_on is None:
        return
    if booking.ends_on <= until:
        raise _nobody_came(by, stay)
    booking.starts_on = until
    booking.save(update_fields=["starts_on"])
    record(stay, StayEvent.BEGINS_LATER, by=by, at=now, on=until)


def _record_gave_way(by: Actor, booking: Booking, until: date, now: datetime) -> None:
    record(booking, PlaceEvent.GAVE_WAY, by=by, at=now, place=booking.place.name, on=until)


def _nobody_came(by: Actor, stay: Stay) -> Conflict:
    rule = rules.RULES[Verb.NO_SHOW]
    who = stay.citizen.called if may_know(by, stay) else _("somebody else")
    label = _("Write that %(who)s did not come") % {"who": who}
    ways_on = [WayOn(label, rule.address, (stay.pk,))] if rule.may(by) else []
    return Conflict(
        "someone_expected",
        _("%(who)s was to have the place in these days. Write first what became of it.")
        % {"who": who},
        field="on",
        ways_on=ways_on,
    )
