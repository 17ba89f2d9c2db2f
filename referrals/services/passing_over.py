"""A place given to somebody further down the list says why, on the timeline of those before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from organisations.actors import Actor
from placements.models import Place
from referrals.events import ReferralEvent
from referrals.models import PassedOver, Referral

FIELD = "passed_over_because"


def check_passing_over(checks: Checks, passed: Sequence[int], because: str) -> str:
    missing = _("Write why those before on the waiting list are passed over.") if passed else ""
    return checks.text(FIELD, because, missing=missing, longest=LONG_TEXT)


def keep_passed_over(
    passed: Sequence[int], place: Place, because: str, *, by: Actor, now: datetime
) -> None:
    """The reason on each of theirs; nobody reads there who got the place."""
    rows = list(Referral.objects.filter(pk__in=passed).only("pk", "controller", "citizen"))
    PassedOver.objects.bulk_create(
        PassedOver(
            controller_id=row.controller_id,
            referral=row,
            place=place,
            reason=because,
            by=by.user,
            at=now,
        )
        for row in rows
    )
    for row in rows:
        record(row, ReferralEvent.PASSED_OVER, by=by, at=now, place=place.name, reason=because)
