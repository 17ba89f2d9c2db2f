"""Which facilities somebody may refer to, across the wall: their names and schemes, no citizen."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.acting import acting
from organisations.actors import Actor
from placements.models import Facility
from referrals.services.offers import Offer, offers_for


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
