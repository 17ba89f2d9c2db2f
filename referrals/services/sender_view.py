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
from referrals.services.locking import NOT_YOURS


@dataclass(frozen=True)
class SenderView:
    facility: str = ""
    #: Of the facility, else of the organisation that received it.
    phone: str = ""
    comes_on: date | None = None
    moved_in_on: date | None = None
    waits_for_place: bool = False


def sender_view(*, by: Actor, referral: Referral) -> SenderView:
    """Raises :class:`NotAllowed` for a referral that ``by`` does not see."""
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise NotAllowed("not_yours", NOT_YOURS)
    return sender_views([referral])[referral.pk]


def sender_views(seen: Iterable[Referral]) -> dict[int, SenderView]:
    """The same for a list of referrals in sight, by id: two statements per receiver.

    Read as the receiver, since neither facility nor stay is the sender's to see.
    """
    by_receiver: dict[int, list[int]] = defaultdict(list)
    for referral in seen:
        by_receiver[referral.controller_id].append(referral.pk)
    views: dict[int, SenderView] = {}
    for receiver, ids in by_receiver.items():
        with acting(receiver):
            rows = Referral.objects.filter(pk__in=ids).select_related(
                "stay", "facility", "controller"
            )
            standing = Q(stay__bookings__kind=Booking.Kind.STAY, stay__bookings__cancelled_at=None)
            for row in rows.annotate(comes_on=Min("stay__bookings__starts_on", filter=standing)):
                views[row.pk] = _view_of(row)
    return views


def sender_view_of_new(referral: Referral) -> SenderView:
    """The same of a referral just submitted: it has led to nothing that could be looked up."""
    return _view_of(referral)


def _view_of(row: Referral) -> SenderView:
    # Where a stay came to nothing, its dates are nobody's any more.
    stay = row.stay if row.has_place else None
    of_facility = row.facility.phone if row.facility else ""
    return SenderView(
        facility=row.facility.name if row.facility else "",
        phone=of_facility or row.controller.phone,
        comes_on=(getattr(row, "comes_on", None) or stay.expected_on) if stay else None,
        moved_in_on=stay.moved_in_on if stay else None,
        waits_for_place=row.waits_for_place,
    )
