"""Which follow-ups a stay gets, and when.

Re-planning after an extension gives the same (kind, ordinal) for what was there before: it adds,
or moves a date that the old end had pulled forward, and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import Final

from schemes.calendar import (
    add_months,
    add_working_days,
    next_working_day,
    on_or_after_working_day,
    on_or_before_working_day,
)
from schemes.people import Office
from schemes.vocabulary import Need


class Window(StrEnum):
    """How a follow-up's window is found. Day 1 is the day of moving in (DOMAIN.md §6)."""

    ARRIVAL = "arrival"  # on the day of moving in
    NEXT_WORKING_DAY = "next_working_day"
    WEEK = "week"  # n = 2: days 8-14, n = 3: days 15-21
    DAY = "day"  # on day n
    MONTHLY = "monthly"  # on the same date of each following month
    AFTER_MONTHS = "after_months"  # n months after moving in, once
    EVERY_DAYS = "every_days"  # each n days
    BEFORE_END = "before_end"  # n days before the planned end
    ON_END = "on_end"  # on the planned end
    WORKING_DAYS_AFTER = "working_days_after"  # n working days after moving in
    WORKING_DAYS_AFTER_LEAVING = "working_days_after_leaving"
    #: n working days after the decision; after moving in where no decision's day is known.
    WORKING_DAYS_AFTER_DECISION = "working_days_after_decision"
    #: On the stay's next review; each n days where none has been set yet.
    REVIEW = "review"
    #: On a day that somebody agreed on: planned by no rule.
    AGREED = "agreed"


#: Windows that mean nothing without a number.
_COUNTED: Final = frozenset(
    {
        Window.WEEK,
        Window.DAY,
        Window.AFTER_MONTHS,
        Window.EVERY_DAYS,
        Window.BEFORE_END,
        Window.WORKING_DAYS_AFTER,
        Window.WORKING_DAYS_AFTER_LEAVING,
        Window.WORKING_DAYS_AFTER_DECISION,
        Window.REVIEW,
    }
)
#: Due even though the citizen has left: the review after a single night, an orientering by law.
_OUTLIVES_THE_STAY: Final = frozenset(
    {
        Window.NEXT_WORKING_DAY,
        Window.WORKING_DAYS_AFTER,
        Window.WORKING_DAYS_AFTER_LEAVING,
        Window.WORKING_DAYS_AFTER_DECISION,
    }
)
#: A date found by the calendar, which may fall on a weekend. The others are working days already
#: or belong to the day itself (arriving, leaving, the end of the week).
_MOVES_OFF_WEEKENDS: Final = frozenset(
    {
        Window.DAY,
        Window.MONTHLY,
        Window.AFTER_MONTHS,
        Window.EVERY_DAYS,
        Window.BEFORE_END,
        Window.REVIEW,
    }
)


@dataclass(frozen=True, kw_only=True)
class FollowUpRule:
    kind: str
    title: str
    #: What is done, in one sentence to the one who does it.
    task: str
    source: str
    window: Window
    n: int = 0
    #: Days before due that the window opens (WEEK windows open on their first day).
    opens_before: int = 3
    responsible: Office = Office.FACILITY_STAFF
    #: Must exist before it can be completed.
    needs: tuple[Need, ...] = ()
    #: A due date on a weekend or holiday moves to the next working day (not WEEK windows,
    #: which end with the week).
    working_days_only: bool = True
    #: ... or to the working day before it, where the day itself would be too late.
    moves_earlier: bool = False
    #: Saturday counts among the working days of WORKING_DAYS_AFTER and its like.
    saturdays: bool = False
    #: Only for citizens of the facility's own municipality (MPO's fortnightly meeting).
    own_citizens_only: bool = False
    #: Done by telling the acting municipality; there is a letter to print.
    informs_municipality: bool = False
    #: False: once planned, and kept so that what was planned then can still be read.
    is_planned: bool = True
    #: The law owes it to the citizen or a municipality by its day: late is shown as owed.
    is_owed_by_law: bool = False
    #: Of the house's own, in its own words (``house_schedule``).
    is_the_houses: bool = False
    #: Done by asking the citizen whether help onward is wanted: doing it is the answer.
    asks_onward: bool = False
    #: What the unit and the citizen's partners are asked to describe first; "" where nobody is.
    asks_descriptions: str = ""
    #: What it is, said to the citizen; "" where it is done without the citizen.
    to_citizen: str = ""

    @property
    def outlives_the_stay(self) -> bool:
        """Due though the citizen has left: decided by the window, never by a date."""
        return self.window in _OUTLIVES_THE_STAY

    @property
    def is_owed_to_others(self) -> bool:
        """Done whatever becomes of the citizen: the law's orientering of the municipality."""
        return self.informs_municipality

    def __post_init__(self) -> None:
        if self.window in _COUNTED and self.n < 1:
            raise ValueError(f"{self.kind}: the window {self.window} needs n of at least 1")


@dataclass(frozen=True, kw_only=True)
class PlannedFollowUp:
    """One follow-up a stay gets. (kind, ordinal) is its identity within the stay."""

    rule: FollowUpRule
    ordinal: int
    opens_on: date
    due_on: date
    #: The day the rule fell on, where ``due_on`` was moved off it; else None.
    nominal_on: date | None = None

    @property
    def kind(self) -> str:
        return self.rule.kind

    @property
    def responsible(self) -> Office:
        return self.rule.responsible


@dataclass(frozen=True, kw_only=True)
class Course:
    """The dates of a stay that its follow-ups are counted from."""

    moved_in_on: date
    planned_end_on: date | None
    #: Where planning stops when no end is planned.
    until: date
    #: The citizen's home municipality is the facility's own.
    own_citizen: bool = False
    decided_on: date | None = None
    #: The next review as it was agreed, and how many came before it.
    review_on: date | None = None
    reviews_held: int = 0
    #: Days on which nobody follows up at the house. No deadline of the law moves for them.
    closed_on: Collection[date] = ()

    @property
    def last(self) -> date:
        """Where planning stops: the planned end, or the horizon."""
        return self.planned_end_on if self.planned_end_on is not None else self.until


def plan_rule(rule: FollowUpRule, course: Course) -> list[PlannedFollowUp]:
    """The follow-ups by one rule, in order of their days."""
    if not rule.is_planned or (rule.own_citizens_only and not course.own_citizen):
        return []
    return [
        _planned(rule, course, ordinal, day)
        for ordinal, day in enumerate(_days(rule, course), start=_first_ordinal(rule, course))
    ]


def _first_ordinal(rule: FollowUpRule, course: Course) -> int:
    agreed = rule.window is Window.REVIEW and course.review_on is not None
    return course.reviews_held + 1 if agreed else 1


def _days(rule: FollowUpRule, course: Course) -> Iterator[date]:
    """The first day of each window, in order, before weekends are taken into account."""
    for day in _FINDERS[rule.window](rule, course):
        if day > course.last and rule.window not in _OUTLIVES_THE_STAY:
            return
        yield day


def _planned(rule: FollowUpRule, course: Course, ordinal: int, day: date) -> PlannedFollowUp:
    if rule.window is Window.WEEK:
        opens_on, due_on = day, day + timedelta(days=6)
        if course.planned_end_on is not None:
            due_on = min(due_on, course.planned_end_on)
    else:
        before = timedelta(days=rule.opens_before)
        due_on = _due(rule, course, day)
        opens_on = min(due_on, max(_earliest(rule, course), day - before))
    return PlannedFollowUp(
        rule=rule,
        ordinal=ordinal,
        opens_on=opens_on,
        due_on=due_on,
        nominal_on=day if rule.window in _MOVES_OFF_WEEKENDS and due_on != day else None,
    )


def _earliest(rule: FollowUpRule, course: Course) -> date:
    """Nothing opens before the citizen is there, nor an orientering of leaving before it."""
    if rule.window is Window.WORKING_DAYS_AFTER_LEAVING and course.planned_end_on is not None:
        return course.planned_end_on
    if rule.window is Window.WORKING_DAYS_AFTER_DECISION:
        return course.decided_on or course.moved_in_on
    return course.moved_in_on


def _due(rule: FollowUpRule, course: Course, day: date) -> date:
    """``day``, or a working day near it: later if the citizen is still there, else earlier."""
    if not rule.working_days_only or rule.window not in _MOVES_OFF_WEEKENDS:
        return day
    if rule.window is Window.REVIEW and day == course.review_on:
        return day  # somebody chose it
    closed = () if rule.is_owed_by_law or rule.informs_municipality else course.closed_on
    later = on_or_after_working_day(day, closed)
    if not rule.moves_earlier and (course.planned_end_on is None or later <= course.planned_end_on):
        return later
    # A stay so short that no working day lies before: the day itself, weekend or not.
    earlier = on_or_before_working_day(day, closed)
    return earlier if earlier >= course.moved_in_on else day


_Finder = Callable[[FollowUpRule, Course], Iterable[date]]


def _monthly(_rule: FollowUpRule, course: Course) -> Iterator[date]:
    return (add_months(course.moved_in_on, n) for n in count(1))


def _every_days(rule: FollowUpRule, course: Course) -> Iterator[date]:
    return (course.moved_in_on + timedelta(days=rule.n * nth) for nth in count(1))


def _review(rule: FollowUpRule, course: Course) -> Iterable[date]:
    return _every_days(rule, course) if course.review_on is None else [course.review_on]


def _after_decision(rule: FollowUpRule, course: Course) -> list[date]:
    decided_on = course.decided_on or course.moved_in_on
    return [add_working_days(decided_on, rule.n, saturdays=rule.saturdays)]


def _before_end(rule: FollowUpRule, course: Course) -> list[date]:
    if course.planned_end_on is None:
        return []
    return [max(course.moved_in_on, course.planned_end_on - timedelta(days=rule.n))]


def _after_leaving(rule: FollowUpRule, course: Course) -> list[date]:
    if course.planned_end_on is None:
        return []
    return [add_working_days(course.planned_end_on, rule.n, saturdays=rule.saturdays)]


_FINDERS: Final[dict[Window, _Finder]] = {
    Window.ARRIVAL: lambda _rule, course: [course.moved_in_on],
    Window.NEXT_WORKING_DAY: lambda _rule, course: [next_working_day(course.moved_in_on)],
    Window.WEEK: lambda rule, course: [course.moved_in_on + timedelta(weeks=rule.n - 1)],
    Window.DAY: lambda rule, course: [course.moved_in_on + timedelta(days=rule.n - 1)],
    Window.MONTHLY: _monthly,
    Window.AFTER_MONTHS: lambda rule, course: [add_months(course.moved_in_on, rule.n)],
    Window.EVERY_DAYS: _every_days,
    Window.BEFORE_END: _before_end,
    Window.ON_END: lambda _rule, course: [day for day in (course.planned_end_on,) if day],
    Window.WORKING_DAYS_AFTER: lambda rule, course: [
        add_working_days(course.moved_in_on, rule.n, saturdays=rule.saturdays)
    ],
    Window.WORKING_DAYS_AFTER_LEAVING: _after_leaving,
    Window.WORKING_DAYS_AFTER_DECISION: _after_decision,
    Window.REVIEW: _review,
    Window.AGREED: lambda _rule, _course: (),
}
