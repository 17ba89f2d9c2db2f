"""All of the actor's days [start, end), in order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from my_calendar.entries.answers import answer_entries
from my_calendar.entries.assessment import assessment_entries
from my_calendar.entries.by_a_day import entries_by_a_day
from my_calendar.entries.coming_and_going import coming_and_going_entries
from my_calendar.entries.day_entry import DayEntry
from my_calendar.entries.follow_ups import follow_up_entries
from my_calendar.entries.house import house_meeting_entries
from my_calendar.entries.houses import House
from my_calendar.entries.meetings import meeting_entries
from organisations.actors import Actor


def entries_of(
    actor: Actor, start: date, end: date, *, houses: Sequence[House], now: datetime
) -> list[DayEntry]:
    """In at most seven statements, however many there are."""
    today = timezone.localdate(now)
    in_sight = [house.facility.pk for house in houses]
    every = [
        *follow_up_entries(actor, start, end, today, in_sight),
        *coming_and_going_entries(actor, start, end, today),
        *assessment_entries(actor, start, end, today),
        *house_meeting_entries(actor, start, end, today, houses),
        *meeting_entries(actor, start, end, today),
        *entries_by_a_day(actor, start, end, today),
        *answer_entries(actor, start, end, today),
    ]
    return sorted(every, key=lambda entry: entry.order)
