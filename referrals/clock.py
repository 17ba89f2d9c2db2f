"""How long a referral has waited, counted the way the clock runs, and when it is answered.

The deadline is what the receiver has published (``ReplyDeadline``), else the scheme's. It stands
still while more information is waited for (``InformationRequest``): derived from when each was
asked and ended, never stored. Both are read for a whole list at once (:func:`terms_of`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from core.acting import acting
from organisations.models import Organisation
from referrals.models import InformationRequest, Referral, ReplyDeadline
from referrals.models.reply_deadline import published
from schemes.base import Track
from schemes.calendar import Pause, add_running_days, clock_starts, is_working_day

#: Counting stops here: a wait this long is a matter for more than a number.
LONGEST_COUNT = 400


@dataclass(frozen=True)
class Terms:
    """What a referral's deadline is counted from."""

    #: Working days after the day on which the clock starts.
    within: int
    pauses: tuple[Pause, ...] = ()
    #: Where the deadline is published.
    link: str = ""

    @property
    def stands_still_since(self) -> date | None:
        """None while it runs."""
        open_ones = [pause.starts_on for pause in self.pauses if pause.ends_on is None]
        return min(open_ones, default=None)

    def as_if_answered_on(self, day: date) -> Terms:
        """What is waited for came on that day."""
        ended = [
            replace(pause, ends_on=max(day, pause.starts_on)) if pause.ends_on is None else pause
            for pause in self.pauses
        ]
        return replace(self, pauses=tuple(ended))


@dataclass(frozen=True)
class Clock:
    """``working_days`` counts those after the day the clock started, today included, and not those
    on which it stood still."""

    starts_at: datetime
    has_started: bool
    working_days: int
    #: The day on which whoever referred is promised an answer at the latest; while the deadline
    #: stands still the one it would be if what is waited for came today.
    answer_by: date
    is_late: bool
    #: More information is waited for since this day.
    stands_still_since: date | None = None


def terms_of(referrals: Iterable[Referral]) -> dict[int, Terms]:
    """By the referral's id: two statements for all of them, acting as their receivers.

    The caller has seen to it that they are in sight; a sender may not read what is published there
    otherwise. Of those that are answered only the scheme's own term is given: nobody counts it.
    """
    rows = list(referrals)
    waiting = [row for row in rows if row.status == Referral.Status.SUBMITTED]
    deadlines: dict[int, list[ReplyDeadline]] = defaultdict(list)
    pauses: Mapping[int, tuple[Pause, ...]] = {}
    receivers = {row.controller_id for row in waiting}
    if waiting:
        with acting(*receivers):
            for deadline in ReplyDeadline.objects.filter(controller__in=receivers):
                deadlines[deadline.controller_id].append(deadline)
            pauses = pauses_of(row.pk for row in waiting)
    return {
        row.pk: terms_by(deadlines[row.controller_id], row, pauses.get(row.pk, ())) for row in rows
    }


def pauses_of(referral_ids: Iterable[int]) -> Mapping[int, tuple[Pause, ...]]:
    """By the referral's id, of those that were asked for anything; one statement."""
    pauses: dict[int, tuple[Pause, ...]] = defaultdict(tuple)
    ids = list(referral_ids)
    if ids:
        asked = InformationRequest.objects.filter(referral__in=ids)
        for request in asked.only("referral_id", "at", "ended_at"):
            pauses[request.referral_id] += (request.pause,)
    return pauses


def terms_by(deadlines: Iterable[ReplyDeadline], row: Referral, pauses: tuple[Pause, ...]) -> Terms:
    """Of what its receiver has published, and when it stood still."""
    day = timezone.localdate(row.clock_from)
    terms = _published(deadlines, row.scheme, row.scheme_track, row.urgency, day)
    return replace(terms, pauses=pauses)


def answer_day_within(
    published_days: int | None, track: Track, urgency: str, now: datetime
) -> date:
    """The last day for an answer to what comes in now; ``published_days`` are the receiver's for
    such a referral, where it has published them."""
    if urgency == Referral.Urgency.TONIGHT:
        within = 0
    else:
        within = track.answer_within if published_days is None else published_days
    answer_by = answer_day_of(clock_from(now, urgency), Terms(within))
    assert answer_by is not None, "nothing has been asked yet"
    return answer_by


def answer_days_for_new(
    receiver: Organisation, scheme: str, track: Track, now: datetime
) -> dict[str, date]:
    """The same by urgency, as far as it is known beforehand; in one statement."""
    with acting(receiver):
        deadlines = list(ReplyDeadline.objects.filter(controller=receiver))
    days = {}
    for urgency in Referral.Urgency:
        starts = clock_from(now, urgency)
        terms = _published(deadlines, scheme, track, urgency, timezone.localdate(starts))
        answer_by = answer_day_of(starts, terms)
        assert answer_by is not None, "nothing has been asked yet"
        days[urgency.value] = answer_by
    return days


def _published(
    deadlines: Iterable[ReplyDeadline], scheme: str, track: Track, urgency: str, day: date
) -> Terms:
    if urgency == Referral.Urgency.TONIGHT:
        return Terms(0)
    deadline = published(deadlines, scheme, track.key, urgency, day)
    return (
        Terms(deadline.working_days, link=deadline.link) if deadline else Terms(track.answer_within)
    )


def clock_of(referral: Referral, now: datetime, terms: Terms | None = None) -> Clock:
    """``terms``, where they have been read for a list already."""
    terms = terms or terms_of([referral])[referral.pk]
    start, today = timezone.localdate(referral.clock_from), timezone.localdate(now)
    counted = terms.as_if_answered_on(today)
    answer_by = add_running_days(start, counted.within, counted.pauses)
    assert answer_by is not None, "every pause has an end by now"
    return Clock(
        starts_at=referral.clock_from,
        has_started=referral.clock_from <= now,
        working_days=_working_days_after(start, today, terms.pauses),
        answer_by=answer_by,
        is_late=answer_by < today,
        stands_still_since=terms.stands_still_since,
    )


def clocks_of(referrals: Collection[Referral], now: datetime) -> Mapping[int, Clock]:
    """The clocks of a list, by the referral's id."""
    terms = terms_of(referrals)
    return {row.pk: clock_of(row, now, terms[row.pk]) for row in referrals}


def answer_day(referral: Referral, terms: Terms | None = None) -> date | None:
    """The last day for an answer; None while the deadline stands still."""
    terms = terms or terms_of([referral])[referral.pk]
    return answer_day_of(referral.clock_from, terms)


def answer_day_of(clock_from: datetime, terms: Terms) -> date | None:
    return add_running_days(timezone.localdate(clock_from), terms.within, terms.pauses)


def clock_from(now: datetime, urgency: str) -> datetime:
    """When the clock starts for what is asked now. A bed tonight can't wait for office hours
    (DOMAIN.md §6)."""
    return now if urgency == Referral.Urgency.TONIGHT else clock_starts(now)


def _working_days_after(start: date, today: date, pauses: Collection[Pause]) -> int:
    working_days = _working_days(start, min((today - start).days, LONGEST_COUNT))
    if not pauses:
        return len(working_days)
    return sum(not any(pause.holds(day) for pause in pauses) for day in working_days)


@lru_cache(maxsize=128)
def _working_days(after: date, days: int) -> list[date]:
    """Kept, since the rows of a list began on the same few days."""
    every = (after + timedelta(days=n) for n in range(1, days + 1))
    return [day for day in every if is_working_day(day)]
