"""How long a referral has waited, counted the way the clock runs, and when it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from referrals.models import Referral
from schemes.calendar import add_working_days, is_working_day

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
    """The last day for an answer."""
    within = referral.scheme_track.answer_within
    return answered_by(referral.clock_from, referral.urgency, within=within)


def answered_by(clock_from: datetime, urgency: str, *, within: int) -> date:
    """Tonight's is today, the scheme's limit of working days is for all others."""
    start = timezone.localdate(clock_from)
    return start if urgency == Referral.Urgency.TONIGHT else add_working_days(start, within)


def _working_days_after(start: date, today: date) -> int:
    days = min((today - start).days, LONGEST_COUNT)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))
