"""Which facilities a client may refer to, and how many of their places are free: numbers only."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from placements.models import Facility
from placements.nights import NightCount, counts_per_night
from referrals.services.offers import Offer, offers_for

LONGEST_PERIOD: Final = timedelta(days=92)


@dataclass(frozen=True)
class OpenFacility:
    facility: Facility
    #: One per way of being there that the client may refer to.
    offers: list[Offer]


def facilities_open_to(by: Actor, *, on: date) -> list[OpenFacility]:
    """In the order of receivers and their facilities. A facility is the receiver's row, read as
    the receiver: its name and its scheme, no citizen."""
    offers: dict[tuple[int, str], list[Offer]] = defaultdict(list)
    for offer in offers_for(by, on):
        offers[offer.receiver.pk, offer.scheme.key].append(offer)
    receivers = {receiver for receiver, _scheme in offers}
    with acting(*receivers):
        rows = list(
            Facility.objects.open_on(on)
            .filter(controller__in=receivers)
            .select_related("controller")
            .order_by("controller__name", "order", "name")
        )
    return [
        OpenFacility(row, offers[row.controller_id, row.scheme])
        for row in rows
        if (row.controller_id, row.scheme) in offers
    ]


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
