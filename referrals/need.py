"""In which order those who wait for a place are helped: the rule, in points.

| what | points |
|---|--:|
| need, as who decides judges it: can wait · ordinary · high · acute | 0 · 2 · 4 · 6 |
| urgency, as it was asked: ordinary · within days · tonight | 0 · 1 · 2 |
| the citizen sleeps rough | 2 |

Most points first; among equals who has waited longest, counted from the decision. So one who sleeps
rough with an ordinary need stands beside one with a high need who has a bed. Nobody has judged the
need: it is ordinary. A citizen who declines a place keeps both: the need is the same as before, and
so is the day the waiting began.

Ours, a setting: the sources ask for an order by need and name none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from referrals.models import Need, Referral, SleepsMeanwhile

OF_LEVEL: Final = {
    Need.Level.CAN_WAIT: 0,
    Need.Level.ORDINARY: 2,
    Need.Level.HIGH: 4,
    Need.Level.ACUTE: 6,
}
OF_URGENCY: Final = {
    Referral.Urgency.ROUTINE: 0,
    Referral.Urgency.SOON: 1,
    Referral.Urgency.TONIGHT: 2,
}
OF_SLEEPING_ROUGH: Final = 2


@dataclass(frozen=True, kw_only=True)
class InNeed:
    """One who waits, as far as the order asks. ``level`` is "" where nobody has judged it."""

    pk: int
    level: str
    urgency: str
    sleeps_rough: bool
    since: datetime


def points_of(who: InNeed) -> int:
    level = OF_LEVEL[Need.Level(who.level or Need.Level.ORDINARY)]
    rough = OF_SLEEPING_ROUGH if who.sleeps_rough else 0
    return level + OF_URGENCY[Referral.Urgency(who.urgency)] + rough


def order_of(who: InNeed) -> tuple[int, datetime, int]:
    """What the list is sorted by; the same for two is never so, since ids differ."""
    return -points_of(who), who.since, who.pk


def sleeps_rough(asked: str | None, whereabouts: str) -> bool:
    """As it was answered last; before anyone asked, as it was sent."""
    if asked:
        return asked == SleepsMeanwhile.Rough.YES
    return whereabouts == Referral.Whereabouts.STREET
