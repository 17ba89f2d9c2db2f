"""How long a referral has waited, counted the way the clock runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from referrals.models import Referral
from schemes.calendar import is_working_day

#: Counting stops here: a wait this long is a matter for more than a number.
LONGEST_COUNT = 400


@dataclass(frozen=True)
class Clock:
    """``working_days`` counts those after the day the clock started, today included."""

    starts_at: datetime
    has_started: bool
    working_days: int


def clock_of(referral: Referral, now: datetime) -> Clock:
    start, today = timezone.localdate(referral.clock_from), timezone.localdate(now)
    return Clock(
        starts_at=referral.clock_from,
        has_started=referral.clock_from <= now,
        working_days=_working_days_after(start, today),
    )


def _working_days_after(start: date, today: date) -> int:
    days = min((today - start).days, LONGEST_COUNT)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))
