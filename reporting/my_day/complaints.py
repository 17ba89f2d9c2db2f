"""Complaints that somebody waits for an answer to, for those who look at decisions again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from complaints import rules
from complaints.models import Complaint
from complaints.rules import Verb
from core.read_together import only, under
from organisations.actors import Actor
from reporting.my_day.task_lines import OF_CITIZEN, TaskLine, when
from schemes.complaints import RECONSIDER_WITHIN

#: What the line says and does, by where the complaint stands.
_NEXT: Final = {
    Complaint.State.RECEIVED: (gettext_noop("Look at the decision again"), Verb.RECONSIDER),
    Complaint.State.UPHELD: (gettext_noop("Send the complaint on to Ankestyrelsen"), Verb.SEND_ON),
}


def complaint_query(actor: Actor, until: date) -> QuerySet[Complaint]:
    """Those due until then."""
    due = Complaint.objects.visible_to(actor).filter(
        state__in=_NEXT, received_on__lte=until - RECONSIDER_WITHIN
    )
    return only(
        due,
        "state",
        "received_on",
        *under("decision", ("kind", "scheme", "track", "rules_on")),
        *under("citizen", OF_CITIZEN),
    )


def complaint_rows(
    actor: Actor, complaints: Iterable[Complaint], today: date
) -> Iterator[TaskLine]:
    for complaint in complaints:
        due_on = complaint.due_on
        assert due_on is not None, "one of these states is due by a day"
        what, verb = _NEXT[Complaint.State(complaint.state)]
        mine = rules.not_this_person(actor, verb, complaint.decision) is None
        yield TaskLine(
            due_on=due_on,
            when=when(due_on, today),
            who=complaint.citizen.called,
            who_more=_(complaint.decision.rule.title),
            what=_(what),
            action=_("Look at the complaint"),
            url=reverse("complaint", args=[complaint.pk]),
            is_mine=mine,
            is_step=mine,
            citizen_id=complaint.citizen_id,
        )
