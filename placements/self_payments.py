"""What a citizen pays for a stay and on which days, bounded by the stay itself (§ 110)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet

from core.read_together import read_together
from placements.models import HomeKept, SelfPayment, Stay
from placements.models.stay_line import Period, common, last_day


@dataclass(frozen=True)
class Charge:
    """A line with the days it is paid for; with its own where none of them is a day of the stay."""

    line: SelfPayment
    starts_on: date
    ends_on: date | None
    has_no_days: bool = False

    @property
    def last_on(self) -> date | None:
        return last_day((self.starts_on, self.ends_on))


@dataclass(frozen=True)
class Share:
    """The citizen's own share of one stay, as it stands and as it was written before."""

    stay: Stay
    payments: Sequence[SelfPayment]
    homes: Sequence[HomeKept]

    @property
    def standing(self) -> list[SelfPayment]:
        """By what is paid for, in the order of the covers."""
        order = list(SelfPayment.Cover.values)
        lines = [line for line in self.payments if line.stands]
        return sorted(lines, key=lambda line: (order.index(line.cover), line.starts_on))

    @property
    def charges(self) -> list[Charge]:
        """What stands, bounded by the stay once the citizen has come."""
        charges = []
        for line in self.standing:
            days = line.within(self.stay)
            none = days is None and self.stay.moved_in_on is not None
            charges.append(Charge(line, *(days or (line.starts_on, line.ends_on)), none))
        return charges

    @property
    def standing_homes(self) -> list[HomeKept]:
        return [line for line in self.homes if line.stands]

    @property
    def withdrawn(self) -> list[SelfPayment | HomeKept]:
        """What stands no more, the latest first."""
        lines: list[SelfPayment | HomeKept] = [*self.payments, *self.homes]
        fallen = [line for line in lines if not line.stands]
        return sorted(fallen, key=lambda line: (line.withdrawn_at, line.pk), reverse=True)

    def paid_on(self, day: date) -> Decimal:
        """Kroner of that day, for all that is paid for."""
        return sum((line.amount for line in self.charged_on(day)), Decimal(0))

    def charged_on(self, day: date) -> list[SelfPayment]:
        """Those that the day is paid for by: the day of leaving is no day of the stay."""
        return [line for line in self.standing if _has(line.within(self.stay), day)]

    def home_on(self, day: date) -> HomeKept | None:
        return next((line for line in self.standing_homes if line.covers(day)), None)

    def lodging_though_home_kept(self, today: date) -> date | None:
        """The first day so far on which lodging is paid for and a home is kept; None for none."""
        kept = [line for line in self.standing_homes if line.answer == HomeKept.Answer.KEPT]
        lodging = [line for line in self.standing if line.cover == SelfPayment.Cover.LODGING]
        so_far: Period = (date.min, today + timedelta(days=1))
        days = [
            both[0]
            for line in lodging
            if (charged := line.within(self.stay)) and (past := common(charged, so_far))
            for home in kept
            if (both := common(past, (home.starts_on, home.ends_on)))
        ]
        return min(days, default=None)


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """Nothing where nothing is taken from the citizen."""
    if stay.scheme_track.self_payment is None:
        return {}
    return {
        SelfPayment: stay.self_payments.select_related("by", "withdrawn_by"),
        HomeKept: stay.homes_kept.select_related("by", "withdrawn_by"),
    }


def share_of(stay: Stay, rows: Mapping[type[Model], Sequence[Any]] | None = None) -> Share | None:
    """None where nothing is taken from the citizen here. One statement; none where the caller has
    read the ``rows`` of :func:`rows_of`."""
    if stay.scheme_track.self_payment is None:
        return None
    if rows is None:
        rows = read_together(stay, rows_of(stay))
    return Share(stay, rows.get(SelfPayment, ()), rows.get(HomeKept, ()))


def _has(days: Period | None, day: date) -> bool:
    return days is not None and days[0] <= day and (days[1] is None or day < days[1])
