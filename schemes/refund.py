"""Days that the state refunds a share of, counted per citizen over all houses.

The year is a running one: it begins with the citizen's first admission, wherever that was, and the
count starts anew on each anniversary of that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from schemes.calendar import add_months

#: From the first night, to the day of leaving; None while the citizen is there.
Period = tuple[date, date | None]


@dataclass(frozen=True, kw_only=True)
class RefundDays:
    """One running year, as it stands on a day."""

    year_starts_on: date
    #: The count starts anew.
    starts_anew_on: date
    #: Days so far, the day itself among them.
    used: int
    #: Those of them that are refunded.
    refunded: int
    #: The limit in force on the day.
    most: int
    #: The first day that is not refunded any more.
    over_since: date | None
    source: str

    @property
    def left(self) -> int:
        """Days still to be refunded in the running year, as the limit in force is."""
        return 0 if self.is_over else max(0, self.most - self.used)

    @property
    def is_over(self) -> bool:
        return self.over_since is not None


@dataclass(frozen=True, kw_only=True)
class Refund:
    """How many days of a running year the state refunds a share of."""

    source: str
    #: (from, days), oldest first. No day before the first is counted.
    limits: tuple[tuple[date, int], ...]

    def most_days_on(self, day: date) -> int | None:
        return next((days for start, days in reversed(self.limits) if start <= day), None)

    def days_on(self, day: date, stays: Iterable[Period]) -> RefundDays | None:
        """The running year that ``day`` falls in; None before the law, or before any admission.

        A night in two houses is one day. Each day is measured by the limit in force on that day:
        how a year is counted that the limit changes in is not settled (docs/schemes.md), and this
        promises least.
        """
        most = self.most_days_on(day)
        begun = [(start, end) for start, end in stays if start <= day and end != start]
        if most is None or not begun:
            return None
        starts_on, starts_anew_on = running_year(min(start for start, _end in begun), day)
        tomorrow = day + timedelta(days=1)
        earliest = max(starts_on, self.limits[0][0])
        nights = sorted(
            {
                night
                for start, end in begun
                for night in _nights(max(start, earliest), min(end or tomorrow, tomorrow))
            }
        )
        over = [night for nth, night in enumerate(nights, 1) if nth > self._most(night)]
        return RefundDays(
            year_starts_on=starts_on,
            starts_anew_on=starts_anew_on,
            used=len(nights),
            refunded=len(nights) - len(over),
            most=most,
            over_since=over[0] if over else None,
            source=self.source,
        )

    def _most(self, day: date) -> int:
        return self.most_days_on(day) or 0


def running_year(first: date, day: date) -> tuple[date, date]:
    """[start, end) of the year, counted from ``first``, that ``day`` falls in.

    Always counted from the first day, so that one of 29 February returns to it.
    """
    n = day.year - first.year
    if add_months(first, 12 * n) > day:
        n -= 1
    return add_months(first, 12 * n), add_months(first, 12 * (n + 1))


def _nights(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range((end - start).days))
