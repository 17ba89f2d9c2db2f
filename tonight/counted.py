"""How often nobody could help: nights by hours by reasons, of the last four weeks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Count
from django.db.models.functions import TruncHour
from django.utils import timezone

from organisations.actors import Actor
from placements.models import WhyNobody
from referrals.models import UnmetDemand

NIGHTS: Final = 28
#: Who asks before it is asking for the night that has not ended.
MORNING: Final = time(6)


@dataclass(frozen=True)
class HourOfNight:
    night: date
    hour: int
    numbers: list[int]

    @property
    def hours(self) -> str:
        return f"{self.hour:02}–{(self.hour + 1) % 24:02}"

    @property
    def total(self) -> int:
        return sum(self.numbers)


@dataclass(frozen=True)
class Counted:
    #: Those that were given at all; their numbers stand in this order.
    reasons: list[WhyNobody]
    #: Those in which somebody asked, the latest on top.
    hours: list[HourOfNight]

    @property
    def totals(self) -> list[int]:
        by_reason = zip(*(row.numbers for row in self.hours), strict=True)
        return [sum(numbers) for numbers in by_reason]

    @property
    def total(self) -> int:
        return sum(row.total for row in self.hours)


def counted_nights(by: Actor, *, now: datetime) -> Counted:
    """Who rang or came, in the houses in sight. Nobody stands in it, so no number is hidden. One
    statement."""
    first = _night_of(timezone.localtime(now)) - timedelta(days=NIGHTS - 1)
    since = timezone.make_aware(datetime.combine(first, MORNING))
    rows = (
        UnmetDemand.objects.visible_to(by)
        .filter(asked__in=[UnmetDemand.Asked.CALL, UnmetDemand.Asked.DOOR], happened_at__gte=since)
        .order_by()
        .annotate(begun=TruncHour("happened_at"))
        .values_list("begun", "because")
        .annotate(n=Count("pk"))
    )
    counts: Counter[tuple[datetime, str]] = Counter()
    for begun, because, n in rows:
        counts[timezone.localtime(begun), because] += n
    reasons = [why for why in WhyNobody if any(because == why for _begun, because in counts)]
    hours = sorted({begun for begun, _because in counts}, reverse=True)
    return Counted(
        reasons,
        [
            HourOfNight(_night_of(begun), begun.hour, [counts[begun, why] for why in reasons])
            for begun in hours
        ],
    )


def _night_of(local: datetime) -> date:
    """A night belongs to the day it begins."""
    return local.date() - timedelta(days=1) if local.time() < MORNING else local.date()
