"""Meetings that people are called to: today's and those to come, and those to be written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from meetings.models import Meeting, Participant
from organisations.actors import Actor
from reporting.my_day.task_lines import TaskLine, when


def meeting_rows(actor: Actor, today: date, until: date) -> Iterator[TaskLine]:
    """Those the actor is called to, or has called; for who works at a house all of the house's."""
    own = Participant.objects.filter(user=actor.user).values("meeting")
    coming = Meeting.objects.visible_to(actor).planned().begun_by(until)
    if actor.sees_whole_organisation:
        coming = coming.filter(Q(pk__in=own) | Q(by=actor.user))
    rows = list(coming.with_subject())
    is_called = set(own.filter(meeting__in=rows).values_list("meeting", flat=True))
    for row in rows:
        has_come = row.on <= today
        address = "write_minutes" if has_come else "meeting"
        yield TaskLine(
            due_on=row.on,
            when=when(row.on, today),
            when_more=time_format(timezone.localtime(row.starts_at), "TIME_FORMAT"),
            who=row.about,
            what=row.title,
            what_more=_("Was it held? Write it down") if row.on < today else "",
            where=str(row.house or ""),
            action=_("Write the minutes") if has_come else _("Open"),
            url=reverse(address, args=[row.pk]),
            is_mine=row.pk in is_called,
            is_step=has_come,
            citizen_id=row.citizen_id,
        )
