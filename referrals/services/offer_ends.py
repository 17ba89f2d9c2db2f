"""How an offer of a place ends other than by its answer: with its hold, or by another place."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from audit.services import record
from organisations.actors import Actor
from placements.models import Booking, Place
from referrals.events import ReferralEvent
from referrals.models import PlaceOffer, Referral

Status = PlaceOffer.Status

_EVENTS: Final = {
    Status.ACCEPTED: ReferralEvent.OFFER_ACCEPTED,
    Status.EXPIRED: ReferralEvent.OFFER_EXPIRED,
    Status.TAKEN_BACK: ReferralEvent.OFFER_TAKEN_BACK,
}


def end_offer_with_hold(hold: Booking, by_itself: bool, now: datetime) -> None:
    """The hold was let go of, or its time is up: so it is with what it was kept for.

    The place is locked, and the referral is not: locked in that order they would meet those who
    take the referral first.
    """
    for offer in _standing().filter(hold=hold):
        status = Status.EXPIRED if by_itself else Status.TAKEN_BACK
        _end(offer, status, by=Actor.system(offer.controller), now=now)


def end_offer_of(referral: Referral, *, by: Actor, now: datetime) -> None:
    """The (locked) referral waits no more, or for another place."""
    for offer in _standing().filter(referral=referral):
        _end(offer, Status.TAKEN_BACK, by=by, now=now)


def end_offer_by_booking(referral: Referral, place: Place, *, by: Actor, now: datetime) -> None:
    """The (locked) referral has got a place: the one that was offered, or another."""
    for offer in _standing().filter(referral=referral):
        is_same = offer.place_id == place.pk
        _end(offer, Status.ACCEPTED if is_same else Status.TAKEN_BACK, by=by, now=now)


def _standing() -> QuerySet[PlaceOffer]:
    return PlaceOffer.objects.standing().select_related("referral", "place", "controller")


def _end(offer: PlaceOffer, status: PlaceOffer.Status, *, by: Actor, now: datetime) -> None:
    offer.status, offer.ended_at, offer.ended_by_name = status, now, by.name
    offer.save(update_fields=["status", "ended_at", "ended_by_name"])
    record(
        offer.referral, _EVENTS[status], by=by, at=now, also=(offer.place,), place=offer.place.name
    )
