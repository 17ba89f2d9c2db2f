"""The house's own meetings: held, and the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from my_calendar.entries.houses import House
from organisations.actors import Actor
from organisations.roles import Permission
from reporting.my_day.house_meetings import OF_THE_HOUSE


def house_meeting_entries(
    actor: Actor, start: date, end: date, today: date, houses: Sequence[House]
) -> Iterator[DayEntry]:
    """The next is counted from the last that was held, and today where none was: only of houses
    whose scheme has any."""
    if actor.role not in OF_THE_HOUSE or not actor.may(Permission.FOLLOW_UP):
        return
    for each in houses:
        house = each.facility
        if not house.is_open_on(today):
            continue
        for meeting in house.rules_on(today).house_meetings:
            days = [on for kind, on in each.held if kind == meeting.kind]
            coming = meeting.next_on(max(days)) if days else today
            for on, is_done in [*((day, True) for day in days), (coming, False)]:
                if start <= on < end:
                    yield DayEntry(
                        key=f"house-meeting-{house.pk}-{meeting.kind}-{on.isoformat()}",
                        on=on,
                        what=_(meeting.title),
                        plain=_(meeting.title),
                        url=reverse("house_meeting", args=[house.pk, meeting.kind]),
                        state=State.of(on, today, is_done=is_done),
                        where=house.name,
                        facility_id=house.pk,
                    )
