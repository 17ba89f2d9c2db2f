"""When somebody is reminded of a follow-up. Plain dates, no database, no clock.

Each stage has its working day, and from seven that morning it has come:

* *opens*: the first working day on or after the window opens;
* *due*: the due day, or the last working day before it;
* *soon*: the working day before that;
* *overdue*: the first working day after the due day.

The leader hears of what is overdue on the first working day too, or some working days later: each
house says how many.

The sweep asks it the other way round. For a moment it needs four days to compare with, the same
for every follow-up, and the comparing is SQL. Who learns of a follow-up late (it was planned on a
weekend, or the sweep was down) is told once, of the most urgent stage only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from schemes.calendar import (
    COPENHAGEN,
    is_working_day,
    next_working_day,
    on_or_before_working_day,
)

#: Ours, a setting: mail and Min dag hold the day's reminders when people come to work.
MORNING: Final = time(7, 0)

#: A house can let its leader hear so many working days after the due day, and not later.
LATEST_FOR_LEADER: Final = 20


class Stage(models.IntegerChoices):
    """In order of urgency; the database compares them."""

    OPENS = 1, _("Can be made")
    SOON = 2, _("Soon due")
    DUE = 3, _("Due")
    OVERDUE = 4, _("Overdue")


@dataclass(frozen=True)
class Limits:
    """Which stage has come, at one moment: the most urgent whose limit the follow-up is within."""

    #: ``day_begun``.
    day: date
    #: OVERDUE: a working day has come since it was due.
    overdue_before: date
    #: DUE: no working day is left until it is due but the one that has come.
    due_before: date
    #: SOON: one is left.
    soon_before: date
    #: OPENS: a working day has come since the window opened.
    opens_by: date
    #: The leader's: as OVERDUE, after one working day, after two, and so on.
    leader_before: tuple[date, ...]


def day_begun(now: datetime) -> date:
    """The day that has begun to count: until seven in the morning, yesterday."""
    local = now.astimezone(COPENHAGEN)
    return local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)


def digest_day(now: datetime) -> date | None:
    """The day whose digest can be made now: today, on a working day from seven on."""
    local = now.astimezone(COPENHAGEN)
    is_time = is_working_day(local.date()) and local.time() >= MORNING
    return local.date() if is_time else None


def limits_at(now: datetime) -> Limits:
    day = day_begun(now)
    last = on_or_before_working_day(day)
    following = next_working_day(day)
    return Limits(
        day=day,
        overdue_before=last,
        due_before=following,
        soon_before=next_working_day(following),
        opens_by=last,
        leader_before=tuple(_working_days_back(last, LATEST_FOR_LEADER)),
    )


def _working_days_back(last: date, many: int) -> Iterator[date]:
    """``last`` and the working days before it."""
    for _nth in range(many):
        yield last
        last = on_or_before_working_day(last - timedelta(days=1))
