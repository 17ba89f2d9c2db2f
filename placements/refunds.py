"""Days of the running year that the state refunds a share of, counted per citizen (§ 110)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from core.read_together import read_together
from placements.models import Stay, StayElsewhere
from schemes.base import Refund, RefundDays
from schemes.refund import Period


def rows_of(stay: Stay) -> dict[type[Model], QuerySet[Any]]:
    """What a stay's days are counted from: nothing where the scheme counts none."""
    if _refund_of(stay) is None:
        return {}
    stays = Stay.objects.filter(
        controller=stay.controller_id, citizen=stay.citizen_id, moved_in_on__isnull=False
    )
    return {
        Stay: stays.only("scheme", "rules_on", "track", "moved_in_on", "left_on"),
        StayElsewhere: StayElsewhere.objects.standing().filter(citizen=stay.citizen_id),
    }


def refund_days(
    stay: Stay, today: date, rows: Mapping[type[Model], Sequence[Any]] | None = None
) -> RefundDays | None:
    """The citizen's days in the running year, today among them; None where the scheme counts none.

    The citizen's stays with refund in all houses of the organisation count, and those told of
    elsewhere. One statement; none where the caller has read the ``rows`` of :func:`rows_of`.
    """
    refund = _refund_of(stay)
    if refund is None:
        return None
    if rows is None:
        rows = read_together(stay, rows_of(stay))
    own = [row for row in rows.get(Stay, ()) if row.moved_in_on <= today and _refund_of(row)]
    elsewhere = rows.get(StayElsewhere, ())
    periods = [(row.moved_in_on, row.left_on) for row in own]
    return refund.days_on(today, periods + [(row.admitted_on, row.left_on) for row in elsewhere])


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
