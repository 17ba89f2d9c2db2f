"""The house's own meetings: held, and the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility, HouseMeetingHeld
from reporting.my_day.house_meetings import OF_THE_HOUSE


def house_meeting_entries(
    actor: Actor, start: date, end: date, today: date, facilities: Sequence[Facility]
) -> Iterator[DayEntry]:
    """The next is counted from the last that was held, and today where none was: only of houses
    whose scheme has any."""
    if actor.role not in OF_THE_HOUSE or not actor.may(Permission.FOLLOW_UP):
        return
    due = [
        (house, meeting)
        for house in facilities
        if house.is_open_on(today)
        for meeting in house.rules_on(today).house_meetings
    ]
    if not due:
        return
    held: dict[tuple[int, str], list[date]] = {}
    rows = HouseMeetingHeld.objects.filter(facility__in={house for house, _meeting in due})
    for facility, kind, on in rows.order_by().values_list("facility", "kind", "held_on"):
        held.setdefault((facility, kind), []).append(on)
    for house, meeting in due:
        days = held.get((house.pk, meeting.kind), [])
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
