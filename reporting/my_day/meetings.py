"""Meetings that people are called to: today's and those to come, and those to be written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from meetings.models import Meeting, Participant
from organisations.actors import Actor
from organisations.roles import Permission
from reporting.my_day.task_lines import TaskLine, when


def meeting_rows(actor: Actor, today: date, until: date) -> Iterator[TaskLine]:
    """Of those in sight; the actor's own where the actor was called."""
    rows = list(Meeting.objects.visible_to(actor).planned().begun_by(until).with_subject())
    own = Participant.objects.filter(meeting__in=rows, user=actor.user)
    is_called = set(own.values_list("meeting", flat=True))
    may_write = actor.may(Permission.FOLLOW_UP)
    for row in rows:
        has_come = row.on <= today and may_write
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
