"""How many places are free at a facility that a client may refer to: numbers only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from core.acting import acting
from core.problems import Problem
from placements.nights import NightCount, counts_per_night
from referrals.services.open_facilities import OpenFacility

LONGEST_PERIOD: Final = timedelta(days=92)


def free_capacity(
    open_facility: OpenFacility, *, first: date, until: date, now: datetime
) -> list[NightCount]:
    """Per night of [first, until) and track: places, closed, free. Raises :class:`Problem`."""
    if first < timezone.localdate(now):
        raise Problem("past_date", _("The period begins before today."), field="from")
    if until <= first:
        raise Problem("wrong_order", _("The last day must be after the first."), field="to")
    if until - first > LONGEST_PERIOD:
        raise Problem(
            "period_too_long",
            _("Ask for at most %(most)d nights at a time.") % {"most": LONGEST_PERIOD.days},
            field="to",
        )
    facility = open_facility.facility
    with acting(facility.controller_id):
        every = counts_per_night(
            facility.pk, first, until, controller=facility.controller_id, now=now
        )
    tracks = {offer.track.key for offer in open_facility.offers}
    return [night for night in every if night.track in tracks]
