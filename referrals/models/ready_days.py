"""For how long a hospital bed has been blocked: from the declared day to the day it ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from referrals.models.referral import Referral


def ready_period(referral: Referral, today: date) -> tuple[date, date] | None:
    """The days [from, to) that count so far (DOMAIN.md §6); None where nobody has declared the
    citizen ready. A day to come declares nothing.

    They end on the day the citizen moved in or died, or on the day the referral was withdrawn,
    refused or closed: whoever waits after that waits for something else. Read as the receiver.
    """
    start = referral.ready_for_discharge_on
    if start is None or start > today:
        return None
    return start, max(min([today, *_ends(referral)]), start)


def _ends(referral: Referral) -> list[date]:
    ends: list[date] = []
    if referral.stay and referral.stay.moved_in_on:
        ends.append(referral.stay.moved_in_on)
    over = [referral.withdrawn_at, referral.closed_at]
    if referral.status == referral.Status.REFUSED:
        over.append(referral.decided_at)
    ends += [timezone.localdate(instant) for instant in over if instant is not None]
    if referral.citizen.died_on:
        ends.append(referral.citizen.died_on)
    return ends
