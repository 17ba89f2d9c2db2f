"""Danish working days, months, and when a request's clock starts (DOMAIN.md §6).

A working day is Monday to Friday outside public holidays. The holidays come from the ``holidays``
package, which knows that Store Bededag went with 2024 (Act no. 214 of 6 March 2023).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import holidays

COPENHAGEN: Final = ZoneInfo("Europe/Copenhagen")

#: Ours, a setting (DOMAIN.md §6): what arrives later than this waits until the next working day.
LATEST_SAME_DAY: Final = time(13, 0)
CLOCK_OPENS: Final = time(9, 0)

#: (month, day) of days that are no public holidays but closed all the same. Empty on purpose:
#: 5 June (Grundlovsdag), 24 and 31 December are ordinary working days unless agreed otherwise
#: (the state's personnel guide, PAV 26.2.8.3; collective agreements and § 5 of the Debt
#: Instruments Act treat some of them as days off). Unsettled for the deadlines here: *verify*.
#: Counting them as working days makes a deadline earlier, never too late. To close them:
#: ``frozenset({(6, 5), (12, 24), (12, 31)})``.
CLOSED_BESIDES_HOLIDAYS: Final[frozenset[tuple[int, int]]] = frozenset()

_SATURDAY: Final = 5
_SUNDAY: Final = 6


@lru_cache(maxsize=256)
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("DK", years=year, language="da").items())


def holiday_name(day: date) -> str:
    """What a public holiday is called in Danish; "" for any other day."""
    return _holidays(day.year).get(day, "")


def is_working_day(day: date, *, saturdays: bool = False) -> bool:
    """``saturdays`` is for deadlines in *hverdage* where Saturday counts."""
    if day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturdays):
        return False
    if (day.month, day.day) in CLOSED_BESIDES_HOLIDAYS:
        return False
    return day not in _holidays(day.year)


def next_working_day(day: date, *, saturdays: bool = False) -> date:
    """The first working day strictly after ``day``."""
    day += timedelta(days=1)
    while not is_working_day(day, saturdays=saturdays):
        day += timedelta(days=1)
    return day


def on_or_after_working_day(day: date, closed: Collection[date] = ()) -> date:
    """The first working day from ``day`` on; ``closed`` are days that a house is closed besides."""
    while not is_working_day(day) or day in closed:
        day += timedelta(days=1)
    return day


def on_or_before_working_day(day: date, closed: Collection[date] = ()) -> date:
    while not is_working_day(day) or day in closed:
        day -= timedelta(days=1)
    return day


def add_working_days(day: date, n: int, *, saturdays: bool = False) -> date:
    """The n-th working day after ``day``; ``day`` itself is not counted."""
    if n < 0:
        raise ValueError("Working days are counted forwards.")
    for _nth in range(n):
        day = next_working_day(day, saturdays=saturdays)
    return day


@dataclass(frozen=True)
class Pause:
    """The days [starts_on, ends_on) on which a deadline stands still; without an end, still."""

    starts_on: date
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


def add_running_days(day: date, n: int, pauses: Collection[Pause]) -> date | None:
    """As :func:`add_working_days`, leaving out the days of the pauses, however they overlap.

    None where a pause without an end comes first. A day passed before a pause began stays passed.
    With ``n`` 0 it is ``day`` itself, or the first day after the pauses that hold it.
    """
    counted = 0
    last = day
    while True:
        pause = next((each for each in pauses if each.holds(last)), None)
        if pause is not None and pause.ends_on is None:
            return None
        if pause is not None and pause.ends_on is not None:
            last = pause.ends_on
            continue
        counted += last > day and is_working_day(last)
        if counted >= n:
            return last
        last += timedelta(days=1)


def add_months(day: date, n: int) -> date:
    """The same day number n months later, or the month's last day where it has no such day.

    Always count from the first day: 31 January + 2 months is 31 March, though 31 January + 1 is
    28 February.
    """
    months = day.year * 12 + day.month - 1 + n
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock_starts(
    received_at: datetime,
    *,
    latest_same_day: time = LATEST_SAME_DAY,
    opens: time = CLOCK_OPENS,
) -> datetime:
    """When the clock of a request starts, in Copenhagen time.

    At once on a working day until 13:00 (13:00 itself included), else at 09:00 on the next working
    day. A guest room tonight and acute clarification are exempt: their callers do not ask.
    """
    if received_at.utcoffset() is None:
        raise ValueError("received_at must be timezone-aware.")
    local = received_at.astimezone(COPENHAGEN)
    if is_working_day(local.date()) and local.time() <= latest_same_day:
        return local
    return datetime.combine(next_working_day(local.date()), opens, tzinfo=COPENHAGEN)
