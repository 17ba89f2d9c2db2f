"""Which citizens an actor may see: wall one for everything about a citizen (SECURITY.md, "Who")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from django.db.models import OuterRef, Q, QuerySet
from django.utils import timezone

from citizens.models import Citizen
from core.db.looked_up import IsLookedUp
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Booking, Facility, StandingAgreement, Stay
from placements.models.stay import own_code, schemes_that_sell_places

#: Ways in which a citizen belongs to facilities besides a stay or a booking. The apps above say
#: theirs when they start: a referral is one, and placements knows none.
BelongsTo = Callable[[QuerySet[Facility]], Q]
_MORE_WAYS: Final[list[BelongsTo]] = []


#: What the apps above know: who was asked for at a sold place, and whom the authority follows.
_ONLY_BY_SOLD_PLACES: Final[list[Callable[[list[str], Actor], Q]]] = []
_SEEN_BY_AUTHORITY: Final[list[Callable[[Actor], Q]]] = []


def also_bought_by(
    asked_for: Callable[[list[str], Actor], Q], seen_by: Callable[[Actor], Q]
) -> None:
    """Make known who belongs to sold places by another way than a stay, and which of them the
    authority sees by it; called from an app's ``ready``."""
    _ONLY_BY_SOLD_PLACES.append(asked_for)
    _SEEN_BY_AUTHORITY.append(seen_by)


def also_visible_by(belongs_to: BelongsTo) -> None:
    """Make a way of belonging known; called from an app's ``ready``."""
    _MORE_WAYS.append(belongs_to)


def citizens_visible_to(actor: Actor, on: date | None = None) -> QuerySet[Citizen]:
    """The organisation's citizens; for those bound to facilities, the ones referred to them, with
    a place there, now or before, or who may ring by a standing agreement; for acute staff, those
    with a guest room around ``on`` (today). What was cancelled or withdrawn shows nobody."""
    own = Citizen.objects.of(actor)
    if actor.role is Role.CASEWORKER:
        return own.filter(_of_the_authority(actor))
    if actor.sees_whole_organisation:
        return own
    if not actor.may(Permission.SEE_CITIZENS):
        if not actor.may(Permission.GRANT_GUEST_NIGHT):
            return own.none()
        return own.filter(pk__in=Booking.objects.visible_to(actor, on).values("citizen"))
    facilities = Facility.objects.visible_to(actor)
    # One sub-select per way of belonging: joins would give the same citizen several times.
    stays = Stay.objects.filter(facility__in=facilities).exclude(status=Stay.Status.CANCELLED)
    bookings = Booking.objects.filter(place__facility__in=facilities, cancelled_at=None)
    belongs = Q(pk__in=stays.values("citizen")) | Q(pk__in=bookings.values("citizen"))
    # Whoever has agreed to ring a house is known there.
    may_ring = StandingAgreement.objects.filter(facility__in=facilities)
    today = on or timezone.localdate()
    belongs |= Q(pk__in=may_ring.in_force_on(today).values("citizen"))
    for belongs_to in _MORE_WAYS:
        belongs |= belongs_to(facilities)
    return own.filter(belongs)


def _of_the_authority(actor: Actor) -> Q:
    """All but those who are known only through places that are sold, and are another
    municipality's: their own authority is elsewhere.

    Asked of each citizen in turn, the cheapest first: most live in the municipality, and of them
    nothing is looked up. Sets would be made of all stays and referrals that there ever were.
    """
    sold = schemes_that_sell_places()
    stays = Stay.objects.filter(controller=actor.organisation, citizen=OuterRef("pk"))
    bought = Q(IsLookedUp(stays.filter(scheme__in=sold)))
    for only_by in _ONLY_BY_SOLD_PLACES:
        bought |= only_by(sold, actor)
    in_sight = Stay.objects.visible_to(actor).filter(citizen=OuterRef("pk"))
    shown = Q(home_municipality=own_code(actor)) | ~bought | Q(IsLookedUp(in_sight))
    for seen_by in _SEEN_BY_AUTHORITY:
        shown |= seen_by(actor)
    return shown
