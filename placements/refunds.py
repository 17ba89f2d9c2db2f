"""Days of the running year that the state refunds a share of, counted per citizen (§ 110)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from placements.models import Stay, StayElsewhere
from schemes.base import Refund, RefundDays
from schemes.refund import Period


def refund_days(stay: Stay, today: date) -> RefundDays | None:
    """The citizen's days in the running year, today among them; None where the scheme counts none.

    The citizen's stays with refund in all houses of the organisation count, and those told of
    elsewhere.
    """
    return refund_days_of([stay], today)[stay.pk]


def refund_days_of(stays: Collection[Stay], today: date) -> dict[int, RefundDays | None]:
    """The same of several stays of one organisation, by the stay's id; two statements at most."""
    counted = {stay.citizen_id: stay.controller_id for stay in stays if _refund_of(stay)}
    periods: dict[int, list[Period]] = defaultdict(list)
    if counted:
        own = Stay.objects.filter(
            controller__in=set(counted.values()), citizen__in=counted, moved_in_on__lte=today
        )
        for row in own:
            if row.moved_in_on is not None and _refund_of(row) is not None:
                periods[row.citizen_id].append((row.moved_in_on, row.left_on))
        elsewhere = StayElsewhere.objects.standing().filter(citizen__in=counted)
        for citizen, *days in elsewhere.values_list("citizen", "admitted_on", "left_on"):
            periods[citizen].append((days[0], days[1]))
    return {
        stay.pk: refund.days_on(today, periods[stay.citizen_id])
        if (refund := _refund_of(stay))
        else None
        for stay in stays
    }


def _refund_of(stay: Stay) -> Refund | None:
    return stay.scheme_track.refund
