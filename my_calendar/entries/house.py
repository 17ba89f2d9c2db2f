"""The house's standing meetings that are to be called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from my_calendar.entries.houses import House
from organisations.actors import Actor
from organisations.roles import Permission
from placements.services.house_meetings import next_day_of, standing_meetings
from reporting.my_day.house_meetings import OF_THE_HOUSE


def house_meeting_entries(
    actor: Actor, start: date, end: date, today: date, houses: Sequence[House]
) -> Iterator[DayEntry]:
    """What is to be called: counted from the last that was held, and today where none was. What is
    called or was held stands among the meetings."""
    if actor.role not in OF_THE_HOUSE or not actor.may(Permission.FOLLOW_UP):
        return
    for each in houses:
        house = each.facility
        for meeting in standing_meetings(house, today) if house.is_open_on(today) else ():
            last = max((on for kind, on in each.held if kind == meeting.kind), default=None)
            on = next_day_of(meeting, last, today)
            if meeting.kind in each.called or not start <= on < end:
                continue
            yield DayEntry(
                key=f"house-meeting-{house.pk}-{meeting.kind}-{on.isoformat()}",
                on=on,
                what=_(meeting.title),
                plain=_(meeting.title),
                url=reverse("call_house_meeting", args=[house.pk, meeting.kind]),
                state=State.of(on, today, is_done=False),
                where=house.name,
                facility_id=house.pk,
            )
