"""What a sender is told of a referral beyond the referral itself: the dates and whom to ring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from organisations.actors import Actor
from organisations.context import acting
from organisations.problems import NotAllowed
from placements.models import Facility, Stay
from referrals.models import Referral


@dataclass(frozen=True)
class Told:
    facility: str = ""
    phone: str = ""
    comes_on: date | None = None
    moved_in_on: date | None = None


def told_to_sender(*, by: Actor, referral: Referral) -> Told:
    """Read as the receiver, since neither facility nor stay is the sender's to see.

    Raises :class:`NotAllowed` for a referral that ``by`` does not see.
    """
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise NotAllowed("not_yours", "")
    with acting(referral.controller_id):
        stay = Stay.objects.filter(referral=referral).select_related("facility").first()
        facility = stay.facility if stay else _chosen(referral)
        if facility is None:
            return Told()
        first = stay.bookings.standing().order_by("starts_on").first() if stay else None
        return Told(
            facility=facility.name,
            phone=facility.phone,
            comes_on=first.starts_on if first else None,
            moved_in_on=stay.moved_in_on if stay else None,
        )


def _chosen(referral: Referral) -> Facility | None:
    return Facility.objects.filter(referrals=referral).first()
