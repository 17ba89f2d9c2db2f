"""The waiting days of a citizen, each with its cause: no day is lost and none is counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from discharge.causes import Cause
from discharge.models import WaitingCause


@dataclass(frozen=True)
class Stretch:
    """Days in a row [starts_on, ends_on) with the same cause; "" where none is set."""

    starts_on: date
    ends_on: date
    cause: str
    note: str = ""

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days

    @property
    def last_on(self) -> date:
        return self.ends_on - timedelta(days=1)

    @property
    def label(self) -> str:
        """ "" where no cause is set."""
        return str(Cause(self.cause).label) if self.cause else ""


def stretches(period: tuple[date, date], causes: Iterable[WaitingCause]) -> Iterator[Stretch]:
    """All days of the period in order, those without a cause too. Causes beyond it count nothing:
    they are of days that were taken back."""
    day, end = period
    for cause in sorted(causes, key=lambda each: each.starts_on):
        first = max(cause.starts_on, day)
        last = min(cause.ends_on or end, end)
        if first >= last:
            continue
        if day < first:
            yield Stretch(day, first, "")
        yield Stretch(first, last, cause.cause, cause.note)
        day = last
    if day < end:
        yield Stretch(day, end, "")


def days_by_cause(of: Iterable[Stretch]) -> dict[str, int]:
    """How many days each cause has; "" are those without."""
    days: Counter[str] = Counter()
    for stretch in of:
        days[stretch.cause] += stretch.days
    return dict(days)
