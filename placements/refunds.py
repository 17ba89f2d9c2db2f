"""Days of the year that the state refunds a share of, counted per citizen (§ 110)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from placements.models import Stay


@dataclass(frozen=True)
class RefundDays:
    used: int
    most: int
    source: str

    @property
    def is_over(self) -> bool:
        return self.used > self.most


def refund_days(stay: Stay, today: date) -> RefundDays | None:
    """The citizen's days this year on the stay's track, today among them; None where the scheme
    counts none. A day is counted with the night that begins on it."""
    refund = stay.scheme_track.refund
    most = refund.most_days_on(today) if refund is not None else None
    if refund is None or most is None:
        return None
    first, tomorrow = today.replace(month=1, day=1), today + timedelta(days=1)
    stays = Stay.objects.filter(
        Q(left_on=None) | Q(left_on__gt=first),
        controller=stay.controller_id,
        citizen=stay.citizen_id,
        scheme=stay.scheme,
        track=stay.track,
        moved_in_on__lte=today,
    )
    used = sum(
        (min(left or tomorrow, tomorrow) - max(came, first)).days
        for came, left in stays.values_list("moved_in_on", "left_on")
        if came is not None
    )
    return RefundDays(used, most, refund.source)
