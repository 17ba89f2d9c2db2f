"""What a sender is told of a referral beyond the referral itself: the dates and whom to ring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from core.acting import acting
from core.problems import NotAllowed
from organisations.actors import Actor
from placements.models import Booking
from referrals.models import Referral


@dataclass(frozen=True)
class Told:
    facility: str = ""
    phone: str = ""
    comes_on: date | None = None
    moved_in_on: date | None = None
    waits_for_place: bool = False


def sender_view(*, by: Actor, referral: Referral) -> Told:
    """Raises :class:`NotAllowed` for a referral that ``by`` does not see."""
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise NotAllowed("not_yours", "")
    return sender_views([referral])[referral.pk]


def sender_views(seen: Iterable[Referral]) -> dict[int, Told]:
    """The same for a list of referrals in sight, by id: two statements per receiver.

    Read as the receiver, since neither facility nor stay is the sender's to see.
    """
    by_receiver: dict[int, list[int]] = defaultdict(list)
    for one in seen:
        by_receiver[one.controller_id].append(one.pk)
    told: dict[int, Told] = {}
    for receiver, ids in by_receiver.items():
        with acting(receiver):
            rows = Referral.objects.filter(pk__in=ids).select_related("stay", "facility")
            standing = Q(stay__bookings__kind=Booking.Kind.STAY, stay__bookings__cancelled_at=None)
            for row in rows.annotate(comes_on=Min("stay__bookings__starts_on", filter=standing)):
                told[row.pk] = _told(row)
    return told


def _told(row: Referral) -> Told:
    # Where a stay came to nothing, its dates are nobody's any more.
    stay = row.stay if row.has_place else None
    return Told(
        facility=row.facility.name if row.facility else "",
        phone=row.facility.phone if row.facility else "",
        comes_on=(getattr(row, "comes_on", None) or stay.expected_on) if stay else None,
        moved_in_on=stay.moved_in_on if stay else None,
        waits_for_place=row.waits_for_place,
    )
