"""Standing meetings of a house that are to be called, one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray
from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.models import Meeting
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Facility, HouseMeetingHeld
from placements.services.house_meetings import next_day_of, standing_meetings
from reporting.my_day.task_lines import TaskLine, when

#: The meeting is the house's: its leader calls it, and its staff take part.
OF_THE_HOUSE = (Role.FACILITY_LEADER, Role.FACILITY_STAFF)


def houses_of(actor: Actor) -> list[Facility]:
    """The houses in sight, for whom it concerns with what :func:`house_meeting_rows` reads of
    them: when each kind of meeting was held last, and which are called already."""
    if not actor.may(Permission.FOLLOW_UP):
        return []
    houses = Facility.objects.visible_to(actor)
    if actor.role not in OF_THE_HOUSE:
        return list(houses)
    held = HouseMeetingHeld.objects.filter(facility=OuterRef("pk"))
    last_held = held.order_by("kind", "-held_on").distinct("kind")
    called = Meeting.objects.planned().filter(facility=OuterRef("pk"), corrects=None).order_by()
    return list(
        houses.annotate(
            last_held=ArraySubquery(last_held.values_list(JSONArray("kind", "held_on"))),
            called=ArraySubquery(called.values("kind")),
        )
    )


def house_meeting_rows(
    actor: Actor, today: date, until: date, houses: Sequence[Facility]
) -> Iterator[TaskLine]:
    if actor.role not in OF_THE_HOUSE or not actor.may(Permission.FOLLOW_UP):
        return
    for house in houses:
        last_held = dict(vars(house)["last_held"])
        for meeting in standing_meetings(house, today):
            last = last_held.get(meeting.kind)
            on = next_day_of(meeting, date.fromisoformat(last) if last else None, today)
            if on > until or meeting.kind in vars(house)["called"]:
                continue
            yield TaskLine(
                due_on=on,
                when=when(on, today),
                who=house.name,
                what=_(meeting.title),
                what_more=_(meeting.task),
                where=house.name,
                action=_("Call a meeting"),
                url=reverse("call_house_meeting", args=[house.pk, meeting.kind]),
                is_mine=actor.role is Role.FACILITY_LEADER,
            )
