"""What is asked for the day of a person: first of which kinds there is anything, then the rows of
all of those at once. A day asks as much of the database where everything is open as where little
is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.db.at_once import Question, at_once
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from reporting.my_day.agreements import agreement_question
from reporting.my_day.arrivals import outreach_question
from reporting.my_day.assessment import assessment_questions
from reporting.my_day.away import away_question
from reporting.my_day.complaints import complaint_question
from reporting.my_day.identity import identity_question, proposal_question
from reporting.my_day.meetings import meeting_question
from reporting.my_day.news import news_question, reminder_question
from reporting.my_day.open_matters import Matter, OpenMatters, open_matters
from reporting.my_day.promises import promise_question
from reporting.my_day.referrals import change_question, draft_question
from reporting.my_day.relapses import relapse_question


@dataclass(frozen=True)
class Asked:
    #: Of each kind, none where there is nothing of it.
    rows: defaultdict[Matter, list[Any]]
    #: Stays that were cancelled or nobody came to.
    came_to_nothing: list[int]


def asked_of(actor: Actor, today: date, until: date, most: int) -> Asked:
    """Two statements, however many kinds there are; ``most`` of what there can be many of."""
    matters = open_matters(actor, today, until)
    questions = dict(_questions(actor, today, until, most, matters))
    return Asked(defaultdict(list, at_once(questions)), matters.came_to_nothing)


def _questions(
    actor: Actor, today: date, until: date, most: int, matters: OpenMatters
) -> Iterator[tuple[Matter, Question[Any]]]:
    asks = {
        Matter.REMINDERS: lambda: reminder_question(actor, today),
        Matter.NEWS: lambda: news_question(actor, most),
        Matter.STANDS_IN: lambda: Question(stands_in_for(actor, today), ("user__name",)),
        Matter.PROMISES: lambda: promise_question(actor, today, most),
        Matter.DRAFTS: lambda: draft_question(actor, most),
        Matter.OUTREACH: lambda: outreach_question(actor, until),
        Matter.AWAY: lambda: away_question(actor, today),
        Matter.RELAPSES: lambda: relapse_question(actor),
        Matter.CALLED: lambda: meeting_question(actor, until),
        Matter.AGREEMENTS: lambda: agreement_question(actor, until),
        Matter.COMPLAINTS: lambda: complaint_question(actor, until),
        Matter.PROPOSALS: lambda: proposal_question(actor, most),
        Matter.QUESTIONS: lambda: identity_question(actor, most),
        Matter.CHANGES: lambda: change_question(actor),
    }
    for kind, ask in asks.items():
        if kind in matters:
            yield kind, ask()
    for kind, question in assessment_questions(actor, until).items():
        if kind in matters:
            yield kind, question
