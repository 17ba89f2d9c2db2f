"""Days of the running year that the state refunds a share of, counted per citizen (§ 110)."""

from __future__ import annotations

from datetime import date

from placements.models import Stay, StayElsewhere
from schemes.base import RefundDays


def refund_days(stay: Stay, today: date) -> RefundDays | None:
    """The citizen's days in the running year, today among them; None where the scheme counts none.

    The citizen's stays with refund in all houses of the organisation count, and those told of
    elsewhere.
    """
    refund = stay.scheme_track.refund
    if refund is None:
        return None
    own = Stay.objects.filter(
        controller=stay.controller_id, citizen=stay.citizen_id, moved_in_on__lte=today
    )
    stays = [
        (row.moved_in_on, row.left_on)
        for row in own
        if row.moved_in_on is not None and row.scheme_track.refund is not None
    ]
    elsewhere = StayElsewhere.objects.standing().filter(citizen=stay.citizen_id)
    return refund.days_on(today, [*stays, *elsewhere.values_list("admitted_on", "left_on")])
