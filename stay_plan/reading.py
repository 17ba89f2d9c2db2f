"""The plan as the citizen reads it: plain data, of what was agreed and of the week as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from placements.models import Stay
from stay_plan import rules
from stay_plan.card import week_of
from stay_plan.content import PlanContent, PlannedGoal
from stay_plan.models import PlanVersion, WeekLine


@dataclass(frozen=True, kw_only=True)
class CitizensAction:
    what: str
    who: str
    by_day: date
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class CitizensGoal:
    """In the citizen's words; where they said nothing, in the staff's."""

    words: str
    areas: tuple[str, ...]
    method: str
    actions: tuple[CitizensAction, ...]
    sub_goals: tuple[CitizensGoal, ...]


@dataclass(frozen=True, kw_only=True)
class CitizensWeekLine:
    begins_at: time
    ends_at: time | None
    what: str
    who: str


@dataclass(frozen=True, kw_only=True)
class CitizensWeekDay:
    label: str
    lines: tuple[CitizensWeekLine, ...]


@dataclass(frozen=True, kw_only=True)
class CitizensPlan:
    """The version in force. What the staff wrote of level of functioning and needs is left out."""

    #: None, with ``number`` and without goals, where nothing is agreed yet.
    agreed_on: date | None
    number: int
    agreed_with: str
    #: What the citizen said to it.
    citizens_words: str
    visits: str
    goals: tuple[CitizensGoal, ...]
    #: What happens every day, and the days of the week with what happens besides; () where the
    #: scheme writes no week.
    daily: tuple[CitizensWeekLine, ...]
    week: tuple[CitizensWeekDay, ...]


def plan_for_the_citizen(stay: Stay) -> CitizensPlan | None:
    """None where the stay has no plan, or nothing of it can be read yet. At most two statements."""
    if not rules.uses_plan(stay):
        return None
    version = PlanVersion.objects.filter(stay=stay).first()
    week = week_of(stay) if rules.has_week(stay) else None
    if version is None and (week is None or not week.says_something):
        return None
    content = PlanContent.read(version.content) if version is not None else PlanContent()
    return CitizensPlan(
        agreed_on=version.agreed_on if version is not None else None,
        number=version.number if version is not None else 0,
        agreed_with=version.agreed_with if version is not None else "",
        citizens_words=version.citizens_words if version is not None else "",
        visits=content.visits,
        goals=tuple(map(_goal, content.goals)),
        daily=_lines(week.daily) if week is not None else (),
        week=tuple(CitizensWeekDay(label=day.label, lines=_lines(day.lines)) for day in week.days)
        if week is not None
        else (),
    )


def _goal(goal: PlannedGoal) -> CitizensGoal:
    return CitizensGoal(
        words=goal.words,
        areas=goal.areas,
        method=goal.method,
        actions=tuple(
            CitizensAction(what=each.what, who=each.whose, by_day=each.due_on, is_done=each.is_done)
            for each in goal.actions
        ),
        sub_goals=tuple(map(_goal, goal.sub_goals)),
    )


def _lines(lines: list[WeekLine]) -> tuple[CitizensWeekLine, ...]:
    return tuple(
        CitizensWeekLine(
            begins_at=line.begins_at, ends_at=line.ends_at, what=line.what, who=line.who
        )
        for line in lines
    )
