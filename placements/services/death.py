"""A citizen has died: all that was to be done *with* the citizen ends, whatever house planned it.

What is owed to others stays, as the follow-ups of the stay know (``planning``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from organisations.actors import Actor
from placements.events import PlaceEvent, StayEvent
from placements.models import Booking, Stay
from placements.services.decisions import end_with_stay
from placements.services.planning import let_go, let_go_on_leaving

#: What the apps above end: a referral that waits, and placements knows none.
Ends = Callable[[Citizen, datetime], None]
_ALSO: Final[list[Ends]] = []


def also_ends_with_death(ends: Ends) -> None:
    """Make known what else ends; called from an app's ``ready``."""
    _ALSO.append(ends)


def end_with_death(*, stay: Stay, on: date, now: datetime) -> None:
    """Mark the citizen dead and end what still waits for the citizen. ``stay`` has ended by it.

    Done by the product itself: other houses' plans end too, which whoever wrote it may not see.
    """
    by = Actor.system(stay.controller)
    citizen = stay.citizen
    citizen.died_on = on
    citizen.save(update_fields=["died_on"])
    others = Stay.objects.select_for_update(of=("self",), no_key=True).filter(
        citizen=citizen, status__in=[Stay.Status.PLANNED, Stay.Status.HERE]
    )
    for other in others.exclude(pk=stay.pk).select_related("citizen", "controller"):
        _end(by, other, on, now)
    holds = Booking.objects.standing().filter(citizen=citizen, kind=Booking.Kind.HOLD)
    for hold in holds.select_related("place"):
        hold.cancelled_at = now
        hold.save(update_fields=["cancelled_at"])
        record(hold, PlaceEvent.RELEASED, by=by, at=now, place=hold.place.name)
    for ends in _ALSO:
        ends(citizen, now)


def undo_death(stay: Stay) -> None:
    """It was written by mistake. What ended with it does not come back by itself."""
    if not Stay.objects.filter(citizen=stay.citizen, ending=Stay.Ending.DIED).exists():
        stay.citizen.died_on = None
        stay.citizen.save(update_fields=["died_on"])


def _end(by: Actor, stay: Stay, on: date, now: datetime) -> None:
    """Another stay of the same citizen: planned, or outreach under way."""
    reason = _("The citizen has died.")
    if stay.status == Stay.Status.HERE:
        stay.status, stay.ending = Stay.Status.LEFT, Stay.Ending.DIED
        stay.left_on = max(on, stay.moved_in_on or on)
        stay.save()
        let_go_on_leaving(stay=stay, on=stay.left_on, now=now)
        words = stay.version.words_for(stay.track).moved_out
        record(stay, StayEvent.MOVED_OUT, by=by, at=now, words=words, on=on, ending=stay.ending)
        return
    stay.status, stay.outcome_note = Stay.Status.CANCELLED, reason
    stay.save()
    for booking in stay.bookings.standing():
        booking.cancelled_at = now
        booking.save(update_fields=["cancelled_at"])
    let_go(stay=stay)
    end_with_stay(stay, now)
    words = stay.version.words_for(stay.track).cancelled
    record(stay, StayEvent.CANCELLED, by=by, at=now, words=words, reason=reason)
