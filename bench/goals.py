"""What must be reached, a line each. The limits are issue 9's; the table says whether they are met.

``case`` begins the names of the cases it is about, ``measure`` names a field of ``Measured``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bench.measured import Measured


class Unit(StrEnum):
    MS = "ms"
    KB = "KB"
    MB = "MB"
    COUNT = "statements"
    PER_SECOND = "per second"
    TIMES = "times"


@dataclass(frozen=True, kw_only=True)
class Goal:
    name: str
    case: str
    measure: str
    limit: float
    unit: Unit
    source: str = "issue 9"

    @property
    def is_floor(self) -> bool:
        """More is better: what happens in a second, and how near it comes to something else."""
        return self.unit is Unit.PER_SECOND or self.measure.startswith("share")

    def met_by(self, value: float) -> bool:
        return value >= self.limit if self.is_floor else value <= self.limit


@dataclass(frozen=True)
class Verdict:
    goal: Goal
    #: The worst of its cases; None: not measured, which is not met.
    case: str
    value: float | None

    @property
    def met(self) -> bool:
        return self.value is not None and self.goal.met_by(self.value)


def _goal(name: str, case: str, measure: str, limit: float, unit: Unit) -> Goal:
    return Goal(name=name, case=case, measure=measure, limit=limit, unit=unit)


_MS, _COUNT, _PER_SECOND, _TIMES = Unit.MS, Unit.COUNT, Unit.PER_SECOND, Unit.TIMES

GOALS: Final = (
    _goal("Board: statements beyond the frame", "board", "beyond", 4, _COUNT),
    _goal("Board: p95", "board", "p95", 60, _MS),
    _goal("Board: size", "board", "kilobytes", 120, Unit.KB),
    _goal("Min dag: statements beyond the frame", "my day", "beyond", 8, _COUNT),
    _goal("Min dag: p95", "my day", "p95", 80, _MS),
    _goal("Worklist, each tab and order, and other lists: p95", "list", "p95", 80, _MS),
    _goal("Search among all, each kind of words: p95", "search", "p95", 60, _MS),
    _goal("Overview of a leader: p50", "overview", "p50", 150, _MS),
    _goal("A municipality's year, each figure", "year of a municipality", "p50", 50, _MS),
    _goal("The nation's year, each figure", "year of the nation", "p50", 300, _MS),
    _goal("Case page with two years: p50", "case", "p50", 48, _MS),
    _goal("Each periodic sweep over all organisations", "sweep", "p50", 500, _MS),
    _goal("Reminders among a million open", "reminders", "rate", 3_000, _PER_SECOND),
    _goal("Referral by REST, one receiver", "referral by REST", "rate", 100, _PER_SECOND),
    _goal("Referral by REST: statements", "referral by REST", "statements", 20, _COUNT),
    _goal("Referral by REST: processor time of the web", "referral by REST", "web", 14.3, _MS),
    _goal(
        "Referral by REST: as fast as the plain peer",
        "referral by REST",
        "share_of_peer",
        1,
        _TIMES,
    ),
    _goal(
        "Referral by REST: share of bare SQL", "referral by REST", "share_of_bare", 1 / 8, _TIMES
    ),
    _goal("What an event costs afterwards", "event", "web", 8, _MS),
    _goal("Growth with others' data", "", "growth", 1.5, _TIMES),
    _goal("Two clients on one web process, to one", "two clients", "share_of_one", 1, _TIMES),
    _goal("Memory of an idle site in Python", "idle site", "megabytes", 300, Unit.MB),
)


def judge(goals: Iterable[Goal], results: Iterable[Measured]) -> list[Verdict]:
    """Each goal by the worst of its cases; a case that gave another answer than bare SQL has not
    been measured."""
    every = list(results)
    return [_judge(goal, every) for goal in goals]


def _judge(goal: Goal, results: list[Measured]) -> Verdict:
    values = {
        result.case: getattr(result, goal.measure)
        for result in results
        if result.case.startswith(goal.case) and getattr(result, goal.measure) is not None
    }
    wrong = [r.case for r in results if r.case.startswith(goal.case) and r.wrong and goal.case]
    if wrong:
        return Verdict(goal, f"{wrong[0]}: another answer than bare SQL", None)
    if not values:
        return Verdict(goal, "not measured", None)
    pick = min if goal.is_floor else max
    case = pick(values, key=lambda name: values[name])
    return Verdict(goal, case, values[case])


def closing_line(verdicts: Iterable[Verdict]) -> str:
    every = list(verdicts)
    return f"met {sum(verdict.met for verdict in every)} of {len(every)} goals"
