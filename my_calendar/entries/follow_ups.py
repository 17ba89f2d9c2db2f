"""Follow-ups that are the actor's or their office's, by the day they are due."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import FollowUp, Stay
from placements.models.follow_up import AGREED
from placements.responsible import whose
from recovery.rules import STAR_FOLLOW_UP
from reporting.my_day.follow_ups import of_actor

#: Of a stay that will not be, nothing is left to do.
_STANDING = (Stay.Status.PLANNED, Stay.Status.HERE, Stay.Status.LEFT)


def follow_up_entries(
    actor: Actor, start: date, end: date, today: date, facilities: Collection[int]
) -> Iterator[DayEntry]:
    if actor.role is None or not actor.may(Permission.FOLLOW_UP):
        return
    # Asked for within the statement: most people stand in for nobody.
    away = stands_in_for(actor, today).values_list("user", flat=True)
    rows = (
        FollowUp.objects.visible_to(actor, facilities)
        .filter(of_actor(actor, ()) | whose(away), due_on__gte=start, due_on__lt=end)
        .filter(stay__status__in=_STANDING)
        .exclude(status=FollowUp.Status.CANCELLED)
        .select_related("stay__citizen", "stay__facility")
    )
    for follow_up in rows:
        yield _entry(follow_up, today)


def _entry(follow_up: FollowUp, today: date) -> DayEntry:
    stay = follow_up.stay
    is_open = follow_up.status == FollowUp.Status.OPEN
    is_done = follow_up.status == FollowUp.Status.DONE
    state = State.of(follow_up.due_on, today, is_done=is_done)
    more = ""
    if not (is_open or is_done):
        state, more = State.NOT_DONE, str(FollowUp.Status.NOT_DONE.label)
    elif follow_up.was_late:
        more = _("was done late")
    return DayEntry(
        key=f"follow-up-{follow_up.pk}",
        on=follow_up.due_on,
        what=_(follow_up.rule.title),
        what_more=more,
        plain=_plain(follow_up),
        url=_way(follow_up) if is_open else reverse("follow_ups", args=[stay.pk]),
        state=state,
        who=stay.citizen.called,
        where=stay.facility.name,
        facility_id=stay.facility_id,
        citizen_id=stay.citizen_id,
    )


def _plain(follow_up: FollowUp) -> str:
    """A title of the scheme's own; what a person or a house has named itself stays here."""
    for rule in follow_up.stay.scheme_track.follow_ups:
        if rule.kind == follow_up.kind:
            return _(rule.title)
    return _("Appointment") if follow_up.kind == AGREED else _("Follow-up")


def _way(follow_up: FollowUp) -> str:
    stay = follow_up.stay
    if follow_up.kind == STAR_FOLLOW_UP and stay.status == Stay.Status.HERE:
        return reverse("start_star", args=[stay.pk])
    return reverse("complete_follow_up", args=[follow_up.pk])
