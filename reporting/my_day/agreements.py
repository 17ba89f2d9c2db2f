"""What the actor has agreed to at a meeting, and is no follow-up of a stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from core.read_together import only, under
from meetings.models import Agreement, Meeting
from organisations.actors import Actor
from reporting.my_day.meetings import OF_MEETING
from reporting.my_day.task_lines import OF_CITIZEN, TaskLine, when


def agreement_query(actor: Actor, until: date) -> QuerySet[Agreement]:
    own = Agreement.objects.open().filter(
        controller=actor.organisation,
        owner=actor.user,
        follow_up=None,
        due_on__lte=until,
        meeting__in=Meeting.objects.open_to(actor).values("pk"),
    )
    return only(
        own,
        "what",
        "due_on",
        *under("stay__citizen", OF_CITIZEN),
        *under("meeting", OF_MEETING),
    )


def agreement_rows(agreements: Iterable[Agreement], today: date) -> Iterator[TaskLine]:
    for agreement in agreements:
        meeting = agreement.meeting
        citizen = agreement.stay.citizen if agreement.stay is not None else None
        yield TaskLine(
            due_on=agreement.due_on,
            when=when(agreement.due_on, today),
            who=citizen.called if citizen is not None else meeting.about,
            what=agreement.what,
            what_more=_("Agreed at: %(meeting)s") % {"meeting": meeting.title},
            where=str(meeting.house or ""),
            action=_("Open"),
            url=reverse("meeting", args=[meeting.pk]),
            is_mine=True,
            citizen_id=citizen.pk if citizen is not None else meeting.citizen_id,
        )
