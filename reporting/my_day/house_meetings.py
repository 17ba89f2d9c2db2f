"""Standing meetings of a house that are to be called, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.models import Meeting
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Facility
from placements.services.house_meetings import next_meetings
from reporting.my_day.task_lines import TaskLine, when

#: The meeting is the house's: its leader calls it, and its staff take part.
OF_THE_HOUSE = (Role.FACILITY_LEADER, Role.FACILITY_STAFF)


def house_meeting_rows(
    actor: Actor, today: date, until: date, facilities: Sequence[Facility]
) -> Iterator[TaskLine]:
    if actor.role not in OF_THE_HOUSE or not actor.may(Permission.FOLLOW_UP):
        return
    soon = [each for each in next_meetings(facilities, today) if each.on <= until]
    if not soon:
        return
    called = set(
        Meeting.objects.planned()
        .filter(facility__in={each.facility for each in soon}, corrects=None)
        .order_by()
        .values_list("facility", "kind")
    )
    for upcoming in soon:
        if (upcoming.facility.pk, upcoming.meeting.kind) in called:
            continue
        yield TaskLine(
            due_on=upcoming.on,
            when=when(upcoming.on, today),
            who=upcoming.facility.name,
            what=_(upcoming.meeting.title),
            what_more=_(upcoming.meeting.task),
            where=upcoming.facility.name,
            action=_("Call a meeting"),
            url=reverse("call_house_meeting", args=[upcoming.facility.pk, upcoming.meeting.kind]),
            is_mine=actor.role is Role.FACILITY_LEADER,
        )
