"""Meetings that people are called to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from meetings.models import Meeting, Participant
from meetings.rules import RULES, Verb
from my_calendar.entries.by_a_day import midnight
from my_calendar.entries.day_entry import DayEntry, State
from organisations.actors import Actor


def meeting_entries(actor: Actor, start: date, end: date, today: date) -> Iterator[DayEntry]:
    """Those the actor is called to, or has called; for who works at a house all of the house's."""
    rows = (
        Meeting.objects.open_to(actor)
        .filter(called_off_at=None, starts_at__gte=midnight(start), starts_at__lt=midnight(end))
        .exclude(corrections__held_at__isnull=False)
    )
    if actor.sees_whole_organisation:
        called = Participant.objects.filter(user=actor.user, meeting=OuterRef("pk"))
        rows = rows.filter(Exists(called) | Q(by=actor.user))
    writes = RULES[Verb.WRITE_MINUTES].may(actor)
    for row in rows.with_subject():
        is_held = row.held_at is not None
        address = "write_minutes" if writes and not is_held and row.on <= today else "meeting"
        house = row.house
        yield DayEntry(
            key=f"called-meeting-{row.uid}",
            on=row.on,
            at=timezone.localtime(row.starts_at).time(),
            what=row.title,
            plain=row.title,
            url=reverse(address, args=[row.pk]),
            state=State.of(row.on, today, is_done=is_held),
            who=row.about if row.citizen_id is not None else "",
            where=str(house or ""),
            facility_id=house.pk if house is not None else None,
            citizen_id=row.citizen_id,
        )
