"""All of the actor's days [start, end), in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray
from django.utils import timezone

from my_calendar.entries.answers import answer_entries
from my_calendar.entries.assessment import assessment_entries
from my_calendar.entries.coming_and_going import coming_and_going_entries
from my_calendar.entries.day_entry import DayEntry
from my_calendar.entries.follow_ups import follow_up_entries
from my_calendar.entries.house import house_meeting_entries
from my_calendar.models import ClosingDays
from organisations.actors import Actor
from placements.models import Facility


@dataclass(frozen=True)
class Closing:
    """Days on which nobody follows up there, [starts_on, ends_on)."""

    starts_on: date
    ends_on: date
    name: str

    def holds(self, day: date) -> bool:
        return self.starts_on <= day < self.ends_on


@dataclass(frozen=True)
class House:
    facility: Facility
    closings: tuple[Closing, ...]


def houses_of(actor: Actor, start: date, end: date) -> list[House]:
    """The houses in sight, with their closing days in [start, end): one statement."""
    closed = ClosingDays.objects.standing().in_period(start, end).filter(facility=OuterRef("pk"))
    spans = closed.order_by("starts_on").values_list(JSONArray("starts_on", "ends_on", "name"))
    return [
        House(facility, tuple(_closing(span) for span in vars(facility)["closed"]))
        for facility in Facility.objects.visible_to(actor).annotate(closed=ArraySubquery(spans))
    ]


def entries_of(
    actor: Actor, start: date, end: date, *, houses: Sequence[House], now: datetime
) -> list[DayEntry]:
    """In at most seven statements, however many there are."""
    today = timezone.localdate(now)
    facilities = [house.facility for house in houses]
    in_sight = [facility.pk for facility in facilities]
    every = [
        *follow_up_entries(actor, start, end, today, in_sight),
        *coming_and_going_entries(actor, start, end, today, facilities),
        *assessment_entries(actor, start, end, today),
        *house_meeting_entries(actor, start, end, today, facilities),
        *answer_entries(actor, start, end, today),
    ]
    return sorted(every, key=lambda entry: entry.order)


def _closing(span: Sequence[str]) -> Closing:
    starts_on, ends_on, name = span
    return Closing(date.fromisoformat(starts_on), date.fromisoformat(ends_on), name)
