"""What a sender is told of a referral beyond the referral itself: where and when the citizen comes,
whom to ring, and when any of it changed last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, OuterRef, Q, Subquery

from core.acting import acting
from core.problems import NotAllowed
from organisations.actors import Actor
from placements.models import Booking, Facility
from referrals.models import Referral, ReferralUpdate
from referrals.services.locking import NOT_YOURS


@dataclass(frozen=True)
class SenderView:
    updated_at: datetime
    #: Whom to ring about it, by name: the facility it lies with, else the receiver.
    ring: str
    phone: str = ""
    wished_facility: Facility | None = None
    #: Where the citizen comes to, once there is a stay that stands.
    facility: Facility | None = None
    comes_on: date | None = None
    moved_in_on: date | None = None
    waits_for_place: bool = False


def sender_view(*, by: Actor, referral: Referral) -> SenderView:
    """Raises :class:`NotAllowed` for a referral that ``by`` does not see."""
    if not Referral.objects.in_sight_of(by, referral):
        raise NotAllowed("not_yours", NOT_YOURS)
    return sender_views([referral])[referral.pk]


def sender_views(seen: Iterable[Referral]) -> dict[int, SenderView]:
    """The same for a list of referrals in sight, by id: one statement, whoever received them.

    Read as the receivers, since neither facility nor stay is the sender's to see.
    """
    in_sight = list(seen)
    standing = Q(stay__bookings__kind=Booking.Kind.STAY, stay__bookings__cancelled_at=None)
    latest = ReferralUpdate.objects.filter(referral=OuterRef("pk")).order_by("-at").values("at")
    with acting(*{referral.controller_id for referral in in_sight}):
        rows = (
            Referral.objects.filter(pk__in=[referral.pk for referral in in_sight])
            .select_related("stay__facility", "facility", "wished_facility", "controller")
            .annotate(
                comes_on=Min("stay__bookings__starts_on", filter=standing),
                latest_update=Subquery(latest[:1]),
            )
        )
        return {row.pk: _view_of(row) for row in rows}


def sender_view_of_new(referral: Referral) -> SenderView:
    """The same of a referral just submitted: it has led to nothing that could be looked up."""
    return _view_of(referral)


def _view_of(row: Referral) -> SenderView:
    # Where a stay came to nothing, its dates are nobody's any more.
    stay = row.stay if row.has_place else None
    lies_with = (stay.facility if stay else None) or row.facility
    return SenderView(
        updated_at=getattr(row, "latest_update", None) or row.recorded_at,
        ring=lies_with.name if lies_with else row.controller.name,
        phone=(lies_with.phone if lies_with else "") or row.controller.phone,
        wished_facility=row.wished_facility,
        facility=stay.facility if stay else None,
        comes_on=(getattr(row, "comes_on", None) or stay.expected_on) if stay else None,
        moved_in_on=stay.moved_in_on if stay else None,
        waits_for_place=row.waits_for_place,
    )
