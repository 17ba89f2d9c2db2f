"""How long a referral has waited, counted the way the clock runs, and when it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from referrals.models import Referral
from schemes.base import Track
from schemes.calendar import add_working_days, clock_starts, is_working_day

#: Counting stops here: a wait this long is a matter for more than a number.
LONGEST_COUNT = 400


@dataclass(frozen=True)
class Clock:
    """``working_days`` counts those after the day the clock started, today included."""

    starts_at: datetime
    has_started: bool
    working_days: int
    #: The day on which whoever referred is promised an answer at the latest.
    answer_by: date
    is_late: bool


def clock_of(referral: Referral, now: datetime) -> Clock:
    start, today = timezone.localdate(referral.clock_from), timezone.localdate(now)
    answer_by = answer_day(referral)
    return Clock(
        starts_at=referral.clock_from,
        has_started=referral.clock_from <= now,
        working_days=_working_days_after(start, today),
        answer_by=answer_by,
        is_late=answer_by < today,
    )


def answer_day(referral: Referral) -> date:
    """The last day for an answer: tonight's is today, the scheme's limit is for all others."""
    return answer_day_of(referral.clock_from, referral.urgency, referral.scheme_track)


def answer_day_of(clock_from: datetime, urgency: str, track: Track) -> date:
    start = timezone.localdate(clock_from)
    if urgency == Referral.Urgency.TONIGHT:
        return start
    return add_working_days(start, track.answer_within)


def clock_from(now: datetime, urgency: str) -> datetime:
    """When the clock starts for what is asked now. A bed tonight can't wait for office hours
    (DOMAIN.md §6)."""
    return now if urgency == Referral.Urgency.TONIGHT else clock_starts(now)


def _working_days_after(start: date, today: date) -> int:
    days = min((today - start).days, LONGEST_COUNT)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))
