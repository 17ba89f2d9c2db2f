"""What is asked for the day of a person: first of which kinds there is anything, then the rows of
all of those at once. A day asks as much of the database where everything is open as where little
is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from core.read_together import only, read_together
from notifications.standing_in import stands_in_for
from organisations.actors import Actor
from reporting.my_day.agreements import agreement_query
from reporting.my_day.arrivals import outreach_query
from reporting.my_day.assessment import assessment_queries
from reporting.my_day.away import away_query
from reporting.my_day.complaints import complaint_query
from reporting.my_day.identity import identity_query, proposal_query
from reporting.my_day.meetings import meeting_query
from reporting.my_day.news import news_query, reminder_query
from reporting.my_day.open_matters import Matter, OpenMatters, open_matters
from reporting.my_day.promises import promise_query
from reporting.my_day.referrals import change_query, draft_query
from reporting.my_day.relapses import relapse_query


@dataclass(frozen=True)
class Asked:
    #: Of each kind, none where there is nothing of it.
    rows: defaultdict[Matter, list[Any]]
    #: Stays that were cancelled or nobody came to.
    came_to_nothing: list[int]


def asked_of(actor: Actor, today: date, until: date, most: int) -> Asked:
    """Two statements, however many kinds there are; ``most`` of what there can be many of."""
    matters = open_matters(actor, today, until)
    queries = dict(_queries(actor, today, until, most, matters))
    return Asked(
        defaultdict(list, read_together(actor.organisation, queries)), matters.came_to_nothing
    )


def _queries(
    actor: Actor, today: date, until: date, most: int, matters: OpenMatters
) -> Iterator[tuple[Matter, QuerySet[Any]]]:
    asks: dict[Matter, Callable[[], QuerySet[Any]]] = {
        Matter.REMINDERS: lambda: reminder_query(actor, today),
        Matter.NEWS: lambda: news_query(actor, most),
        Matter.STANDS_IN: lambda: only(stands_in_for(actor, today), "user__name"),
        Matter.PROMISES: lambda: promise_query(actor, today, most),
        Matter.DRAFTS: lambda: draft_query(actor, most),
        Matter.OUTREACH: lambda: outreach_query(actor, until),
        Matter.AWAY: lambda: away_query(actor, today),
        Matter.RELAPSES: lambda: relapse_query(actor),
        Matter.CALLED: lambda: meeting_query(actor, until),
        Matter.AGREEMENTS: lambda: agreement_query(actor, until),
        Matter.COMPLAINTS: lambda: complaint_query(actor, until),
        Matter.PROPOSALS: lambda: proposal_query(actor, most),
        Matter.QUESTIONS: lambda: identity_query(actor, most),
        Matter.CHANGES: lambda: change_query(actor),
        **assessment_queries(actor, until),
    }
    for kind, ask in asks.items():
        if kind in matters:
            yield kind, ask()
