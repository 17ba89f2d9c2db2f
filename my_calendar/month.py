"""A month as weeks of days, each with what it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format

from my_calendar.entries import DayEntry, House
from schemes.calendar import add_months, holiday_name, is_working_day

#: What a day shows of a month; all of it is one click away.
MOST_IN_A_DAY: Final = 4


@dataclass(frozen=True)
class Day:
    on: date
    is_in_month: bool
    is_today: bool
    is_chosen: bool
    holiday: str
    #: "Skovlyset: Julelukket", of the houses shown.
    closed: tuple[str, ...]
    entries: tuple[DayEntry, ...]

    @property
    def is_quiet(self) -> bool:
        return not is_working_day(self.on)

    @property
    def shown(self) -> tuple[DayEntry, ...]:
        """A single one is not hidden behind the words that there is one more."""
        few = len(self.entries) <= MOST_IN_A_DAY + 1
        return self.entries if few else self.entries[:MOST_IN_A_DAY]

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)

    @property
    def css(self) -> str:
        kinds = {
            "is-outside": not self.is_in_month,
            "is-quiet": self.is_quiet,
            "is-today": self.is_today,
            "is-empty": not self.says_something,
        }
        return " ".join(name for name, holds in kinds.items() if holds)

    @property
    def says_something(self) -> bool:
        return bool(self.entries or self.holiday or self.closed or self.is_today)


@dataclass(frozen=True)
class Week:
    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Month:
    first: date
    weeks: tuple[Week, ...]
    chosen: Day | None

    @property
    def before(self) -> str:
        return f"{add_months(self.first, -1):%Y-%m}"

    @property
    def after(self) -> str:
        return f"{add_months(self.first, 1):%Y-%m}"

    @property
    def name(self) -> str:
        return date_format(self.first, "F Y")

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for week in self.weeks for day in week.days)

    @property
    def named(self) -> list[DayEntry]:
        """Those whose words stand on the page."""
        shown = [entry for week in self.weeks for day in week.days for entry in day.shown]
        return [*shown, *(self.chosen.entries if self.chosen else ())]


def days_of(first: date) -> tuple[date, date]:
    """The Monday of its first week, and the Monday after its last."""
    end = add_months(first, 1)
    start = first - timedelta(days=first.weekday())
    return start, end + timedelta(days=-end.weekday() % 7)


def month_of(
    first: date,
    entries: Iterable[DayEntry],
    houses: Sequence[House],
    *,
    today: date,
    chosen: date | None,
) -> Month:
    by_day: dict[date, list[DayEntry]] = defaultdict(list)
    for entry in entries:
        by_day[entry.on].append(entry)
    start, end = days_of(first)

    def day_of(on: date) -> Day:
        return Day(
            on=on,
            is_in_month=(on.year, on.month) == (first.year, first.month),
            is_today=on == today,
            is_chosen=on == chosen,
            holiday=holiday_name(on),
            closed=tuple(
                f"{house.facility.name}: {closing.name}"
                for house in houses
                for closing in house.closings
                if closing.holds(on)
            ),
            entries=tuple(by_day[on]),
        )

    days = [day_of(start + timedelta(days=n)) for n in range((end - start).days)]
    weeks = tuple(
        Week(days[n].on.isocalendar().week, tuple(days[n : n + 7])) for n in range(0, len(days), 7)
    )
    return Month(first, weeks, next((day for day in days if day.is_chosen), None))
