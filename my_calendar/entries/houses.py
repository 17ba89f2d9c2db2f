"""The houses in sight: on which days each is closed to appointments, and its meetings that were
held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONArray

from meetings.models import Meeting
from my_calendar.models import ClosingDays
from organisations.actors import Actor
from placements.models import Facility, HouseMeetingHeld


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
    #: Which kind of meeting was held on which day.
    held: tuple[tuple[str, date], ...]
    #: Kinds of meeting that people are called to already.
    called: frozenset[str]


def houses_of(actor: Actor, start: date, end: date) -> list[House]:
    """The houses in sight, with their closing days in [start, end): one statement."""
    closed = ClosingDays.objects.standing().in_period(start, end).filter(facility=OuterRef("pk"))
    spans = closed.order_by("starts_on").values_list(JSONArray("starts_on", "ends_on", "name"))
    meetings = HouseMeetingHeld.objects.filter(facility=OuterRef("pk")).order_by("held_on")
    called = Meeting.objects.planned().filter(facility=OuterRef("pk"), corrects=None).order_by()
    rows = Facility.objects.visible_to(actor).annotate(
        closed=ArraySubquery(spans),
        called=ArraySubquery(called.values("kind")),
        held=ArraySubquery(meetings.values_list(JSONArray("kind", "held_on"))),
    )
    return [
        House(
            facility,
            tuple(_closing(span) for span in vars(facility)["closed"]),
            tuple((kind, date.fromisoformat(on)) for kind, on in vars(facility)["held"]),
            frozenset(vars(facility)["called"]),
        )
        for facility in rows
    ]


def _closing(span: Sequence[str]) -> Closing:
    starts_on, ends_on, name = span
    return Closing(date.fromisoformat(starts_on), date.fromisoformat(ends_on), name)
