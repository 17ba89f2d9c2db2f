"""What the actor has agreed to at a meeting, and is no follow-up of a stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.models import Agreement, Meeting
from organisations.actors import Actor
from reporting.my_day.task_lines import TaskLine, when


def agreement_rows(actor: Actor, today: date, until: date) -> Iterator[TaskLine]:
    """Two statements, however many."""
    own = Agreement.objects.open().filter(
        controller=actor.organisation,
        owner=actor.user,
        follow_up=None,
        due_on__lte=until,
        meeting__in=Meeting.objects.visible_to(actor).values("pk"),
    )
    agreements = list(own.select_related("stay__citizen"))
    ids = [agreement.meeting_id for agreement in agreements]
    by_pk = Meeting.objects.with_subject().in_bulk(ids)
    for agreement in agreements:
        meeting = by_pk[agreement.meeting_id]
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
