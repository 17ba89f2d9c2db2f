"""A plan in words, as it stands or as it was agreed, and what differs between the two."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, Self

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.problems import Text
from stay_plan.models import Action, Goal, PlanStart


@dataclass(frozen=True, kw_only=True)
class PlannedAction:
    """What somebody does by a day."""

    pk: int
    what: str
    whose: str
    due_on: date
    is_done: bool = False

    @property
    def in_words(self) -> str:
        """ "Call the bank · Rikke · 3 April 2026" """
        return " · ".join((self.what, self.whose, date_format(self.due_on, "DATE_FORMAT")))


@dataclass(frozen=True, kw_only=True)
class PlannedGoal:
    pk: int
    citizens_words: str
    staff_words: str
    #: As their edition calls them.
    areas: tuple[str, ...]
    method: str
    actions: tuple[PlannedAction, ...] = ()
    sub_goals: tuple[PlannedGoal, ...] = ()

    @property
    def words(self) -> str:
        return self.citizens_words or self.staff_words


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Something that is not as it was: a part of the plan, before and after."""

    about: Text
    #: "" where it was not there, and where it is not any more.
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """What is agreed on."""

    functioning: str = ""
    needs: str = ""
    visits: str = ""
    goals: tuple[PlannedGoal, ...] = field(default=())

    @classmethod
    def of(cls, start: PlanStart | None, goals: Iterable[Goal]) -> Self:
        """As it stands. The goals have their actions and owners loaded."""
        standing = [goal for goal in goals if goal.stands]
        parts = {name: getattr(start, name) for name in _PARTS} if start is not None else {}
        top = (goal for goal in standing if goal.parent_id is None)
        return cls(goals=tuple(_planned(goal, standing) for goal in top), **parts)

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Self:
        """As a version keeps it."""
        parts = {name: kept[name] for name in _PARTS}
        return cls(goals=tuple(map(_read_goal, kept["goals"])), **parts)

    @property
    def kept(self) -> dict[str, Any]:
        """As JSON holds it."""
        written: dict[str, Any] = json.loads(json.dumps(asdict(self), default=date.isoformat))
        return written

    @property
    def fingerprint(self) -> str:
        """The same for the same agreement: that something is done changes nothing of it."""
        goals = [_undone(goal) for goal in self.goals]
        words = json.dumps(self.kept | {"goals": goals}, sort_keys=True, default=date.isoformat)
        return blake2b(words.encode(), digest_size=9).hexdigest()

    @property
    def says_something(self) -> bool:
        return bool(self.goals)


#: What a plan has besides its goals, and what each is called.
PARTS: dict[str, Text] = {
    "functioning": _("What the citizen can do alone, and what takes help"),
    "needs": _("What the citizen needs"),
    "visits": _("What visits are about"),
}
_PARTS = tuple(PARTS)
_GOAL_PARTS: dict[str, Text] = {
    "citizens_words": _("The goal in the citizen's own words"),
    "staff_words": _("The goal in the staff's words"),
    "areas": _("Areas of life"),
    "method": _("How we work on it"),
}


def differences(before: PlanContent, after: PlanContent) -> list[Difference]:
    """What has become of the one to make it the other, in the order of the plan."""
    changed = [
        Difference(about=label, before=getattr(before, name), after=getattr(after, name))
        for name, label in PARTS.items()
        if getattr(before, name) != getattr(after, name)
    ]
    was, now = _by_key(before), _by_key(after)
    for pk, goal in now.items():
        if pk in was:
            changed += _within(was[pk], goal)
        else:
            changed.append(Difference(about=_("New goal"), before="", after=goal.words))
            changed += _actions({}, goal.actions)
    gone = (goal for pk, goal in was.items() if pk not in now)
    changed += [Difference(about=_("Goal taken out"), before=goal.words, after="") for goal in gone]
    return changed


def _within(was: PlannedGoal, now: PlannedGoal) -> Iterator[Difference]:
    for name, label in _GOAL_PARTS.items():
        before, after = _in_a_line(getattr(was, name)), _in_a_line(getattr(now, name))
        if before != after:
            yield Difference(about=label, before=before, after=after)
    yield from _actions({each.pk: each for each in was.actions}, now.actions)


def _actions(was: dict[int, PlannedAction], now: Iterable[PlannedAction]) -> Iterator[Difference]:
    present = {each.pk: each for each in now}
    for pk in {**was, **present}:
        before = was[pk].in_words if pk in was else ""
        after = present[pk].in_words if pk in present else ""
        if before != after:
            yield Difference(about=_("Who does what?"), before=before, after=after)


def _by_key(content: PlanContent) -> dict[int, PlannedGoal]:
    """Goals and sub-goals, in their order."""
    return {each.pk: each for goal in content.goals for each in (goal, *goal.sub_goals)}


def _in_a_line(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _planned(goal: Goal, standing: list[Goal]) -> PlannedGoal:
    subs = (each for each in standing if each.parent_id == goal.pk)
    return PlannedGoal(
        pk=goal.pk,
        citizens_words=goal.citizens_words,
        staff_words=goal.staff_words,
        areas=tuple(goal.area_labels),
        method=goal.method,
        actions=tuple(_planned_action(each) for each in goal.actions.all() if each.stands),
        sub_goals=tuple(_planned(each, standing) for each in subs),
    )


def _planned_action(action: Action) -> PlannedAction:
    return PlannedAction(
        pk=action.pk,
        what=action.what,
        whose=action.whose,
        due_on=action.due_on,
        is_done=action.is_done,
    )


def _read_goal(kept: dict[str, Any]) -> PlannedGoal:
    actions = (
        PlannedAction(**each | {"due_on": date.fromisoformat(each["due_on"])})
        for each in kept["actions"]
    )
    return PlannedGoal(
        **kept
        | {
            "areas": tuple(kept["areas"]),
            "actions": tuple(actions),
            "sub_goals": tuple(map(_read_goal, kept["sub_goals"])),
        }
    )


def _undone(goal: PlannedGoal) -> dict[str, Any]:
    actions = [asdict(each) | {"is_done": False} for each in goal.actions]
    return asdict(goal) | {"actions": actions, "sub_goals": list(map(_undone, goal.sub_goals))}
