"""Which citizens an actor may see: wall one for everything about a citizen (SECURITY.md, "Who")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.db.models import Q, QuerySet

from citizens.models import Citizen
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility, Place

#: Ways in which a citizen belongs to facilities besides a stay or a booking. The apps above say
#: theirs when they start: a referral is one, and placements knows none.
BelongsTo = Callable[[QuerySet[Facility]], Q]
_MORE_WAYS: Final[list[BelongsTo]] = []


def also_visible_by(belongs_to: BelongsTo) -> None:
    """Make a way of belonging known; called from an app's ``ready``."""
    _MORE_WAYS.append(belongs_to)


def citizens_visible_to(actor: Actor) -> QuerySet[Citizen]:
    """The organisation's citizens; for those bound to facilities, the ones referred to them or
    with a place there, now or before; for acute staff, those with a guest room."""
    own = Citizen.objects.of(actor)
    if actor.sees_whole_organisation:
        return own
    if not actor.may(Permission.SEE_CITIZENS):
        if not actor.may(Permission.GRANT_GUEST_NIGHT):
            return own.none()
        rooms = Place.objects.visible_to(actor)
        return own.filter(pk__in=own.filter(bookings__place__in=rooms).values("pk"))
    facilities = Facility.objects.visible_to(actor)
    # One sub-select per way of belonging: joins would give the same citizen several times.
    belongs = Q(pk__in=own.filter(stays__facility__in=facilities).values("pk")) | Q(
        pk__in=own.filter(bookings__place__facility__in=facilities).values("pk")
    )
    for belongs_to in _MORE_WAYS:
        belongs |= belongs_to(facilities)
    return own.filter(belongs)
