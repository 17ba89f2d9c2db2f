"""Referrals that wait for a citizen who has died are closed."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from organisations.actors import Actor
from placements.models import Stay
from placements.services.decisions import Because, end
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.services.offer_ends import end_offer_of


def close_referrals_of(citizen: Citizen, now: datetime) -> None:
    """Close what is still being asked for; what led to a stay that began is history."""
    waiting = Q(stay=None) | Q(stay__status__in=[Stay.Status.CANCELLED, Stay.Status.NO_SHOW])
    rows = Referral.objects.select_for_update(of=("self",), no_key=True).filter(
        waiting,
        citizen=citizen,
        status__in=[Referral.Status.SUBMITTED, Referral.Status.ACCEPTED],
    )
    for row in rows:
        by = Actor.system(row.controller)
        row.status, row.closed_because = Referral.Status.CLOSED, Referral.ClosedBecause.DIED
        row.closed_at, row.ended_by_name = now, by.name
        row.hold = None  # let go with the citizen's other reservations
        row.stay = None
        if row.decision is not None:
            end([row.decision], Because.LAPSED, now)
        row.save()
        end_offer_of(row, by=by, now=now)
        record(
            row, ReferralEvent.CLOSED, by=by, at=now, because=_("The citizen has died."), note=""
        )
