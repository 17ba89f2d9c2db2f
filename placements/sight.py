"""Wall one for places and citizens: who may see whom, beyond the models' own ``visible_to``."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Q

from citizens.models import Citizen, CitizenQuerySet
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Facility, Place, Stay
from placements.models.facility import PlaceQuerySet
from schemes import SCHEMES


@lru_cache(maxsize=1)
def guest_tracks() -> frozenset[tuple[str, str]]:
    """(scheme, track) of what may be granted on the spot, in any version."""
    return frozenset(
        (scheme.key, track.key)
        for scheme in SCHEMES.values()
        for version in scheme.versions
        for track in version.tracks
        if track.granted_on_the_spot_by
    )


def places_visible_to(actor: Actor) -> PlaceQuerySet:
    """Places in sight; those who only grant guest nights see guest rooms only (SECURITY.md)."""
    places = Place.objects.visible_to(actor)
    if actor.may(Permission.SEE_CITIZENS):
        return places
    if actor.may(Permission.GRANT_GUEST_NIGHT):
        return guest_places(places)
    return places.none()


def guest_places(places: PlaceQuerySet) -> PlaceQuerySet:
    wanted = Q(pk__in=[])
    for scheme, track in guest_tracks():
        wanted |= Q(facility__scheme=scheme, track=track)
    return places.filter(wanted)


def citizens_visible_to(actor: Actor) -> CitizenQuerySet:
    """Citizens of the organisation; for facility staff those who stay, have stayed or are on
    their way there (a stay, or a referral to it); for acute staff the guests."""
    citizens = Citizen.objects.of(actor)
    if actor.may(Permission.SEE_CITIZENS):
        if actor.role is None or actor.role.sees_whole_organisation:
            return citizens
        facilities = Facility.objects.visible_to(actor)
        # The referrals are above this app: reached by their reverse name only.
        referred = Q(referrals__facility__in=facilities) | Q(
            referrals__stay__facility__in=facilities
        )
        return citizens.filter(
            Q(pk__in=Stay.objects.visible_to(actor).values("citizen_id"))
            | Q(pk__in=Citizen.objects.of(actor).filter(referred).values("pk"))
        )
    if actor.may(Permission.GRANT_GUEST_NIGHT):
        rooms = places_visible_to(actor).values("pk")
        guests = Stay.objects.visible_to(actor).filter(
            status__in=[Stay.Status.PLANNED, Stay.Status.HERE], bookings__place__in=rooms
        )
        return citizens.filter(pk__in=guests.values("citizen_id"))
    return citizens.none()
