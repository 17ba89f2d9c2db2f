"""What the tests of the stay plan do, in one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from audit.models import Event
from core.problems import Problem
from organisations.actors import Actor
from placements.models import Stay
from stay_plan.models import (
    Action,
    Goal,
    MatterEntry,
    OtherPlanEntry,
    PlanStart,
    PlanVersion,
    Progress,
    WeekLine,
)
from stay_plan.services.actions import add_action, change_action
from stay_plan.services.agreeing import agree_plan
from stay_plan.services.around import write_matter, write_other_plan
from stay_plan.services.goals import add_goal, change_goal, take_out_goal, write_start
from stay_plan.services.progress import correct_progress, note_progress
from stay_plan.services.week import add_week_line, change_week_line
from tests.world import NOW, TODAY, day

GOAL: dict[str, Any] = {
    "citizens_words": "Jeg vil lave min egen mad",
    "staff_words": "Laver mad to gange om ugen",
    "areas": ["living_skills", "physical_health"],
    "method": "Vi handler og laver mad sammen",
}


def started(by: Actor, stay: Stay, **changed: Any) -> PlanStart | None:
    texts = {"functioning": "Kan vaske tøj", "needs": "Ro", "visits": "Kaffe og post"}
    return write_start(by=by, stay=stay, **texts | {"now": NOW} | changed)


def wanted(by: Actor, stay: Stay, words: str = GOAL["citizens_words"], **changed: Any) -> Goal:
    return add_goal(by=by, stay=stay, **GOAL | {"citizens_words": words, "now": NOW} | changed)


def reworded(by: Actor, goal: Goal, **changed: Any) -> Goal:
    return change_goal(by=by, goal=goal, **GOAL | {"now": NOW} | changed)


def dropped(by: Actor, goal: Goal, reason: str = "Vil noget andet", **changed: Any) -> Goal:
    return take_out_goal(by=by, goal=goal, **{"reason": reason, "now": NOW} | changed)


def moved(by: Actor, goal: Goal, nearness: str = "under_way", **changed: Any) -> Progress:
    facts = {"on": TODAY, "nearness": nearness, "words": "Lavede suppe i går", "now": NOW}
    return note_progress(by=by, goal=goal, **facts | changed)


def corrected(by: Actor, entry: Progress, **changed: Any) -> Progress:
    facts = {"on": entry.on, "nearness": entry.nearness, "words": entry.words, "now": NOW}
    return correct_progress(by=by, entry=entry, **facts | changed)


def promised(by: Actor, goal: Goal, what: str = "Køber gryder", **changed: Any) -> Action:
    facts = {"owner": None, "owner_name": "Maja", "due_on": day(7), "now": NOW}
    return add_action(by=by, goal=goal, **{"what": what} | facts | changed)


def promised_anew(by: Actor, action: Action, **changed: Any) -> Action:
    facts = {
        "what": action.what,
        "owner": action.owner_id,
        "owner_name": action.owner_name,
        "due_on": action.due_on,
        "now": NOW,
    }
    return change_action(by=by, action=action, **facts | changed)


def agreed(by: Actor, stay: Stay, **changed: Any) -> PlanVersion:
    facts = {
        "agreed_on": TODAY,
        "agreed_with": "Maja og Rikke",
        "stance": "agrees",
        "citizens_words": "",
        "reason": "",
        "now": NOW,
    }
    return agree_plan(by=by, stay=stay, **facts | changed)


def settled(by: Actor, stay: Stay, key: str, state: str, **changed: Any) -> MatterEntry | None:
    facts = {"owner": None, "owner_name": "", "note": "", "now": NOW}
    return write_matter(by=by, stay=stay, key=key, state=state, **facts | changed)


def looked_at(by: Actor, stay: Stay, key: str, **changed: Any) -> OtherPlanEntry:
    facts: dict[str, Any] = {
        "exists": "yes",
        "says": "Støtte 4 timer om ugen",
        "made_on": day(-90),
        "next_on": day(90),
        "contact": "Lise Holm, 96 00 00 00",
        "looked_on": TODAY,
        "now": NOW,
    }
    return write_other_plan(by=by, stay=stay, key=key, **facts | changed)


def weekly(by: Actor, stay: Stay, what: str = "Morgenmad", **changed: Any) -> WeekLine:
    facts = {"days": [1, 3], "begins_at": time(9), "ends_at": None, "who": "Birgit", "now": NOW}
    return add_week_line(by=by, stay=stay, **{"what": what} | facts | changed)


def weekly_anew(by: Actor, line: WeekLine, **changed: Any) -> WeekLine:
    facts = {name: getattr(line, name) for name in ("days", "begins_at", "ends_at", "what", "who")}
    return change_week_line(by=by, line=line, **facts | {"now": NOW} | changed)


def codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as refused:
        act()
    return {problem.field: problem.code for problem in refused.value.each}


def kinds(stay: Stay) -> list[str]:
    """Of what this app wrote of the stay, in order."""
    events = Event.objects.filter(stay_id=stay.pk, kind__startswith="plan.").order_by("pk")
    return [event.kind.removeprefix("plan.") for event in events]
