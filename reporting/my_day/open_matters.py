"""Of which kinds there is anything open: one statement, so that a day without any asks no further.

Most days have few of them. Each kind is asked of the organisation, or of the person, by an index
and for one row; whose it is to see is asked of those that have any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from django.db.models import F, IntegerField, QuerySet, Value

from citizens.models import IdentityQuestion, JoiningProposal
from complaints.models import Complaint
from discharge.models import Promise
from meetings.models import Agreement
from meetings.models import Meeting as CalledMeeting
from notifications.models import Reminder
from notifications.news import unseen_news
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Absence, Relapse, Stay
from referrals.models import (
    ChangeReport,
    Draft,
    Hearing,
    InformationRequest,
    Meeting,
    SecondOpinion,
)
from referrals.models.waiting import CAME_TO_NOTHING


class Matter(IntEnum):
    CHANGES = 0
    INFORMATION = 1
    MEETINGS = 2
    OPINIONS = 3
    HEARINGS = 4
    COMPLAINTS = 5
    PROPOSALS = 6
    QUESTIONS = 7
    PROMISES = 8
    DRAFTS = 9
    REMINDERS = 10
    NEWS = 11
    OUTREACH = 12
    CAME_TO_NOTHING = 13
    ASKED_AS_SENDER = 14
    AWAY = 15
    RELAPSES = 16
    CALLED = 17
    AGREEMENTS = 18
    STANDS_IN = 19


@dataclass(frozen=True)
class OpenMatters:
    kinds: frozenset[Matter]
    #: Stays that were cancelled or nobody came to: few, and all of them.
    came_to_nothing: list[int]

    def __contains__(self, kind: Matter) -> bool:
        return kind in self.kinds


def open_matters(actor: Actor, today: date, until: date) -> OpenMatters:
    """Of what the actor's role can have."""
    first, *others = (
        _rows(rows, kind, most=None if kind is Matter.CAME_TO_NOTHING else 1)
        for kind, rows in _asked(actor, today, until)
    )
    every = list(first.union(*others, all=True).order_by())
    return OpenMatters(
        frozenset(Matter(kind) for kind, _pk in every),
        [pk for kind, pk in every if kind == Matter.CAME_TO_NOTHING],
    )


def _rows(rows: QuerySet[Any], kind: Matter, most: int | None) -> QuerySet[Any, Any]:
    number = Value(int(kind), output_field=IntegerField())
    # A draft's key is no number, and of one row it is not asked.
    key = F("pk") if most is None else Value(0, output_field=IntegerField())
    return rows.order_by().values_list(number, key)[:most]


def _asked(actor: Actor, today: date, until: date) -> Iterator[tuple[Matter, QuerySet[Any]]]:
    own = {"controller": actor.organisation}
    yield Matter.REMINDERS, Reminder.objects.filter(**own, user=actor.user).unseen()
    yield Matter.NEWS, unseen_news(actor)
    yield Matter.STANDS_IN, stands_in_for(actor, today)
    if actor.only_sends:
        yield Matter.PROMISES, Promise.objects.visible_to(actor).silent_on(today)
    elif actor.may(Permission.SEE_REFERRALS):
        yield Matter.PROMISES, Promise.objects.filter(**own).silent_on(today)
    if actor.may(Permission.REFER):
        yield Matter.DRAFTS, Draft.objects.visible_to(actor)
    if actor.may(Permission.SEE_CITIZENS):
        planned = Stay.objects.filter(**own, status=Stay.Status.PLANNED)
        yield Matter.OUTREACH, planned.filter(expected_on__lte=until)
        away = Absence.objects.filter(**own).tonight_or_back(today)
        yield Matter.AWAY, away.filter(stay__status=Stay.Status.HERE)
        ends = Relapse.objects.filter(**own, judgement=Relapse.Judgement.ENDS)
        yield Matter.RELAPSES, ends.filter(stay__status=Stay.Status.HERE)
    yield from _of_meetings(actor, until)
    if not actor.may(Permission.ASSESS) and actor.may(Permission.SEE_REFERRALS):
        asked = InformationRequest.objects.filter(sender=actor.organisation, of_sender=True)
        yield Matter.ASKED_AS_SENDER, asked.unanswered()
    if actor.may(Permission.DECIDE):
        yield Matter.COMPLAINTS, Complaint.objects.filter(**own).unsettled()
    if actor.may(Permission.JOIN_CITIZENS):
        yield Matter.PROPOSALS, JoiningProposal.objects.filter(**own).open()
    if actor.may(Permission.ASSESS):
        yield from _of_assessment(actor, until)


def _of_assessment(actor: Actor, until: date) -> Iterator[tuple[Matter, QuerySet[Any]]]:
    own = {"controller": actor.organisation}
    if actor.sees_whole_organisation:
        yield Matter.QUESTIONS, IdentityQuestion.objects.filter(**own).open()
    if actor.may(Permission.BOOK):
        nothing = Stay.objects.filter(**own, status__in=CAME_TO_NOTHING)
        yield Matter.CAME_TO_NOTHING, nothing
    yield Matter.CHANGES, ChangeReport.objects.filter(**own).unhandled()
    yield Matter.INFORMATION, InformationRequest.objects.filter(**own).unanswered()
    asked = InformationRequest.objects.filter(sender=actor.organisation, of_sender=True)
    yield Matter.ASKED_AS_SENDER, asked.exclude(**own).unanswered()
    meetings = Meeting.objects.filter(**own).planned()
    yield Matter.MEETINGS, meetings.filter(on__lte=until)
    opinions = SecondOpinion.objects.filter(**own).unanswered()
    yield Matter.OPINIONS, opinions.filter(answer_by__lte=until)
    hearings = Hearing.objects.filter(**own).running()
    yield Matter.HEARINGS, hearings.filter(reply_by__lte=until)


def _of_meetings(actor: Actor, until: date) -> Iterator[tuple[Matter, QuerySet[Any]]]:
    if not actor.may(Permission.FOLLOW_UP):
        return
    own = {"controller": actor.organisation}
    yield Matter.CALLED, CalledMeeting.objects.filter(**own).planned().begun_by(until)
    agreed = Agreement.objects.filter(**own, owner=actor.user).open()
    yield Matter.AGREEMENTS, agreed.filter(follow_up=None, due_on__lte=until)
