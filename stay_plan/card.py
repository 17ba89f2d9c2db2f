"""A stay plan as its pages show it on one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from organisations.actors import Actor
from placements.models import Stay
from schemes.stay_plan import OtherPlan, PracticalMatter
from stay_plan import rules
from stay_plan.content import Difference, PlanContent, differences
from stay_plan.models import (
    Action,
    Goal,
    MatterEntry,
    Nearness,
    OtherPlanEntry,
    PlanStart,
    PlanVersion,
    WeekLine,
)
from stay_plan.rules import RULES, Verb

_CHIPS: Final = {
    Nearness.NOT_BEGUN: "is-unasked",
    Nearness.UNDER_WAY: "is-scheme",
    Nearness.WITHIN_REACH: "is-good",
    Nearness.MET: "is-good",
    Nearness.GIVEN_UP: "is-unasked",
}
_MATTER_CHIPS: Final = {
    MatterEntry.State.DONE.value: "is-good",
    MatterEntry.State.UNDER_WAY.value: "is-warning",
    MatterEntry.State.NOT_ASKED.value: "is-unasked",
}


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    action: Action
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal with how near it is, who does what for it, and its parts."""

    goal: Goal
    today: date
    parts: list[GoalLine]

    @property
    def nearness(self) -> Nearness:
        return Nearness(vars(self.goal)["latest_nearness"] or Nearness.NOT_BEGUN)

    @property
    def chip(self) -> str:
        """The colour of its chip."""
        return _CHIPS[self.nearness]

    @property
    def looked_on(self) -> date | None:
        """When it was looked at last; None where it never was."""
        day: date | None = vars(self.goal)["latest_on"]
        return day

    @property
    def latest_words(self) -> str:
        return vars(self.goal)["latest_words"] or ""

    @property
    def is_settled(self) -> bool:
        return self.nearness in (Nearness.MET, Nearness.GIVEN_UP)

    @property
    def actions(self) -> list[ActionLine]:
        """What is to be done and what is done, without what was taken out."""
        rows = (action for action in self.goal.actions.all() if action.stands)
        return [ActionLine(action=row, is_late=row.is_late_on(self.today)) for row in rows]


@dataclass(frozen=True, kw_only=True)
class PlanCard:
    """Everything in it is loaded."""

    stay: Stay
    actor: Actor
    start: PlanStart | None
    goals: list[GoalLine]
    content: PlanContent
    #: Newest first.
    versions: list[PlanVersion]

    @property
    def agreed(self) -> PlanVersion | None:
        """The version in force."""
        return self.versions[0] if self.versions else None

    @property
    def changes(self) -> list[Difference]:
        """What is not as it was agreed; [] where nothing was agreed yet."""
        if self.agreed is None:
            return []
        return differences(PlanContent.read(self.agreed.content), self.content)

    @property
    def lines_of_the_agreement(self) -> list[str]:
        """What the agreement at the start says of the goal, as far as no goal says it."""
        written = " ".join(
            f"{each.goal.citizens_words} {each.goal.staff_words}"
            for line in self.goals
            for each in (line, *line.parts)
        ).lower()
        lines = (line.strip() for line in self.stay.goals.splitlines())
        return [line for line in lines if line and line.lower() not in written]

    @property
    def obstacle(self) -> str:
        """Why nothing is written any more; "" where it is."""
        return str(rules.obstacle(self.stay, Verb.ADD_GOAL) or "")

    def _may(self, verb: Verb) -> bool:
        return may_do(self.actor, verb, self.stay)

    @property
    def may_write(self) -> bool:
        return self._may(Verb.ADD_GOAL)

    @property
    def may_note(self) -> bool:
        return self._may(Verb.NOTE_PROGRESS)

    @property
    def may_agree(self) -> bool:
        return bool(self.goals) and self._may(Verb.AGREE)


@dataclass(frozen=True, kw_only=True)
class MatterLine:
    matter: PracticalMatter
    #: None where nobody has written of it.
    entry: MatterEntry | None
    #: What was written before, newest first.
    before: list[MatterEntry]
    #: Matters that come first and are not in place.
    waits_for: list[PracticalMatter]

    @property
    def state(self) -> str:
        return self.entry.state if self.entry is not None else MatterEntry.State.NOT_ASKED.value

    @property
    def chip(self) -> str:
        """The colour of its chip."""
        return _MATTER_CHIPS.get(self.state, "")

    @property
    def state_in_words(self) -> str:
        return str(MatterEntry.State(self.state).label)

    @property
    def waits_in_words(self) -> str:
        """ "Registered address, doctor" """
        return ", ".join(_(matter.name) for matter in self.waits_for)


@dataclass(frozen=True, kw_only=True)
class OtherPlanLine:
    plan: OtherPlan
    #: None where nobody has looked.
    entry: OtherPlanEntry | None
    #: What was written before, newest first.
    before: list[OtherPlanEntry]


@dataclass(frozen=True, kw_only=True)
class WeekDay:
    label: str
    lines: list[WeekLine]


@dataclass(frozen=True, kw_only=True)
class Week:
    #: What happens on all seven days.
    daily: list[WeekLine]
    #: Monday first, with what happens besides; also the empty ones.
    days: list[WeekDay]
    #: What happens no more, the latest first.
    before: list[WeekLine]

    @property
    def says_something(self) -> bool:
        return bool(self.daily) or any(day.lines for day in self.days)


def may_do(actor: Actor, verb: Verb, stay: Stay) -> bool:
    """Whether the person can do it with the stay as it is."""
    return RULES[verb].may(actor) and rules.obstacle(stay, verb) is None


def plan_of(stay: Stay, *, by: Actor, today: date) -> PlanCard:
    """Three statements, however much is written, of a stay that was loaded with its start."""
    start: PlanStart | None = getattr(stay, "plan_start", None)
    goals = list(Goal.objects.filter(stay=stay).standing().with_progress().with_actions())
    return PlanCard(
        stay=stay,
        actor=by,
        start=start,
        goals=_lines(goals, today),
        content=PlanContent.of(start, goals),
        versions=list(PlanVersion.objects.filter(stay=stay).select_related("by")),
    )


def _lines(goals: list[Goal], today: date, parent: int | None = None) -> list[GoalLine]:
    return [
        GoalLine(
            goal=goal,
            today=today,
            parts=_lines(goals, today, goal.pk) if parent is None else [],
        )
        for goal in goals
        if goal.parent_id == parent
    ]


def goals_beside(stay: Stay, today: date) -> list[GoalLine]:
    """The goals and sub-goals with how near each is, beside a question about them; [] where no
    plan is made. One statement."""
    if not rules.uses_plan(stay):
        return []
    lines = _lines(list(Goal.objects.filter(stay=stay).standing().with_progress()), today)
    return [each for line in lines for each in (line, *line.parts)]


def matters_of(stay: Stay) -> list[MatterLine]:
    """In the order in which one leads to the next. One statement."""
    entries = _by_key(MatterEntry.objects.filter(stay=stay).select_related("owner", "by"))
    plan = rules.plan_rules(stay)
    settled = {key for key, rows in entries.items() if rows[0].holds_nothing_up}
    by_key = {matter.key: matter for matter in plan.matters}
    return [
        MatterLine(
            matter=matter,
            entry=next(iter(entries.get(matter.key, [])), None),
            before=entries.get(matter.key, [])[1:],
            waits_for=[by_key[key] for key in matter.after if key not in settled]
            if matter.key not in settled
            else [],
        )
        for matter in plan.matters
    ]


def other_plans_of(stay: Stay) -> list[OtherPlanLine]:
    """One statement."""
    entries = _by_key(OtherPlanEntry.objects.filter(stay=stay).select_related("by"))
    return [
        OtherPlanLine(
            plan=plan,
            entry=next(iter(entries.get(plan.key, [])), None),
            before=entries.get(plan.key, [])[1:],
        )
        for plan in rules.plan_rules(stay).other_plans
    ]


def _by_key[Entry: MatterEntry | OtherPlanEntry](rows: Iterable[Entry]) -> dict[str, list[Entry]]:
    by_key: dict[str, list[Entry]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return by_key


def week_of(stay: Stay) -> Week:
    """One statement."""
    rows = list(WeekLine.objects.filter(stay=stay))
    standing = [row for row in rows if row.stands]
    gone = [(row.taken_out_at, row.pk, row) for row in rows if row.taken_out_at is not None]
    return Week(
        daily=[row for row in standing if row.is_daily],
        days=[
            WeekDay(
                label=str(day.label),
                lines=[row for row in standing if day in row.days and not row.is_daily],
            )
            for day in WeekLine.Day
        ],
        before=[row for _at, _pk, row in sorted(gone, reverse=True)],
    )
