"""How a house follows up: the scheme's schedule, with windows and kinds of the house's own.

What a house changes counts from a day on, for everybody who is there: what falls due before that
day is as it was, what falls due from it on is by the new rule. What the law owes, and the review
that a stay without an end turns on, no house changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from schemes.people import Office
from schemes.schedule import Course, FollowUpRule, PlannedFollowUp, Window, plan_rule

#: Windows of kinds that a house adds, and for those that mean nothing without a number the most.
MOST: Final[dict[Window, int]] = {
    Window.DAY: 366,
    Window.WEEK: 52,
    Window.EVERY_DAYS: 366,
    Window.AFTER_MONTHS: 12,
    Window.BEFORE_END: 90,
    Window.MONTHLY: 0,
}
#: Ours, a setting: longer ahead nobody prepares a talk.
MOST_OPENS_BEFORE: Final = 30
#: Planned again and again; of all others there is one in a stay.
_REPEATED: Final = frozenset({Window.MONTHLY, Window.EVERY_DAYS})
_NOT_THE_HOUSES: Final = frozenset(
    {
        Window.REVIEW,
        Window.AGREED,
        Window.WORKING_DAYS_AFTER,
        Window.WORKING_DAYS_AFTER_LEAVING,
        Window.WORKING_DAYS_AFTER_DECISION,
    }
)


@dataclass(frozen=True, kw_only=True)
class ScheduleChange:
    """From ``starts_on``, how the house follows up with this kind."""

    kind: str
    starts_on: date
    n: int
    opens_before: int
    responsible: Office
    #: Of a kind of the house's own: what the scheme would say of one of its kinds.
    title: str = ""
    task: str = ""
    window: Window | None = None
    #: False: no longer, of a kind of the house's own.
    is_planned: bool = True

    def change(self, rule: FollowUpRule) -> FollowUpRule:
        """The scheme's rule as the house has it."""
        return replace(rule, n=self.n, opens_before=self.opens_before, responsible=self.responsible)

    @property
    def own(self) -> FollowUpRule | None:
        """The rule of a kind of the house's own; None where it changes one of the scheme's."""
        if self.window is None:
            return None
        return FollowUpRule(
            kind=self.kind,
            title=self.title,
            task=self.task,
            source="",
            window=self.window,
            n=self.n,
            opens_before=self.opens_before,
            responsible=self.responsible,
            is_planned=self.is_planned,
            is_the_houses=True,
        )


@dataclass(frozen=True)
class Line:
    """A rule, and from which day it counts."""

    starts_on: date
    rule: FollowUpRule


def may_be_changed(rule: FollowUpRule) -> bool:
    """Whether a house may say when and by whom it is done, and not the law or the stay."""
    by_law = rule.is_owed_by_law or rule.informs_municipality
    return rule.is_planned and not by_law and rule.window not in _NOT_THE_HOUSES


def schedule(
    rules: Iterable[FollowUpRule], changes: Iterable[ScheduleChange]
) -> dict[str, list[Line]]:
    """The lines of each kind, oldest first. ``changes`` come in the order they were written; each
    takes the place of whatever was to count from its day or a later one."""
    lines = {rule.kind: [Line(date.min, rule)] for rule in rules}
    for change in changes:
        known = lines.get(change.kind, [])
        before = [line for line in known if line.starts_on < change.starts_on]
        rule = change.own
        if rule is None:
            if not before or not may_be_changed(before[0].rule):
                continue  # no kind of this version of the scheme
            rule = change.change(before[0].rule)
        lines[change.kind] = [*before, Line(change.starts_on, rule)]
    return lines


def rules_on(
    rules: Iterable[FollowUpRule], changes: Iterable[ScheduleChange], day: date
) -> list[FollowUpRule]:
    """How the house follows up on a day."""
    standing = (
        next((line.rule for line in reversed(lines) if line.starts_on <= day), None)
        for lines in schedule(rules, changes).values()
    )
    return [rule for rule in standing if rule is not None and rule.is_planned]


def plan(
    rules: Iterable[FollowUpRule], course: Course, changes: Iterable[ScheduleChange] = ()
) -> tuple[PlannedFollowUp, ...]:
    """The follow-ups in order of their due date."""
    of_kinds = (_of_kind(lines, course) for lines in schedule(rules, changes).values())
    planned = [each for of_kind in of_kinds for each in of_kind]
    return tuple(sorted(planned, key=lambda each: (each.due_on, each.opens_on, each.kind)))


def _of_kind(lines: Sequence[Line], course: Course) -> Iterable[PlannedFollowUp]:
    if len(lines) == 1 and lines[0].starts_on == date.min:
        return plan_rule(lines[0].rule, course)
    if lines[0].rule.window in _REPEATED:
        return _numbered(_repeated(lines, course))
    return _single(lines, course)


def _repeated(lines: Sequence[Line], course: Course) -> Iterator[PlannedFollowUp]:
    """By each line, what falls due while it counts."""
    ends = [line.starts_on for line in lines[1:]]
    for line, until in zip(lines, [*ends, date.max], strict=True):
        for each in plan_rule(line.rule, course):
            if line.starts_on <= each.due_on < until:
                yield each


def _numbered(planned: Iterable[PlannedFollowUp]) -> Iterator[PlannedFollowUp]:
    for ordinal, each in enumerate(planned, start=1):
        yield replace(each, ordinal=ordinal)


def _single(lines: Sequence[Line], course: Course) -> list[PlannedFollowUp]:
    """There is one of them. A change that comes after it was due, or would have it due before the
    change itself counts, comes too late for the stay."""
    planned: PlannedFollowUp | None = None
    for line in lines:
        if planned is not None and planned.due_on < line.starts_on:
            break
        if not line.rule.is_planned:
            planned = None
            continue
        anew = next(iter(plan_rule(line.rule, course)), None)
        if anew is not None and anew.due_on >= line.starts_on:
            planned = anew
    return [planned] if planned is not None else []
