"""Meetings that people are called to: today's and those to come, and those to be written down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from core.read_together import only, under
from meetings.models import Meeting, Participant
from organisations.actors import Actor
from reporting.my_day.task_lines import OF_REFERRAL, OF_STAY, TaskLine, when

#: What is read of a meeting, and of whom it is about.
OF_MEETING: Final = (
    "kind",
    "starts_at",
    "facility__name",
    "facility__scheme",
    *under("stay", OF_STAY),
    *under("referral", OF_REFERRAL),
    "referral__stay__facility__name",
)


def meeting_query(actor: Actor, until: date) -> QuerySet[Meeting]:
    """Those the actor is called to, or has called; for who works at a house all of the house's."""
    own = Participant.objects.filter(user=actor.user, meeting=OuterRef("pk"))
    coming = Meeting.objects.open_to(actor).planned().begun_by(until)
    coming = coming.annotate(is_called=Exists(own))
    if actor.sees_whole_organisation:
        coming = coming.filter(Q(is_called=True) | Q(by=actor.user))
    return only(coming, *OF_MEETING)


def meeting_rows(meetings: Iterable[Meeting], today: date) -> Iterator[TaskLine]:
    for row in meetings:
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
            is_mine=vars(row)["is_called"],
            is_step=has_come,
            citizen_id=row.citizen_id,
        )
