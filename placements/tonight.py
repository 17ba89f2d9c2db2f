"""What the houses in sight have tonight: how many places are free, which, and what they can carry.

What "free" means stands in ``placements.nights``. After midnight tonight is the night to come, as
it is for the guest room.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Self

from django.utils import timezone

from organisations.actors import Actor
from placements.free_places import free_tonight
from placements.matching import Equipment
from placements.models import Facility, Place, PlaceNeed
from schemes.base import NoVersion, Track, Version

#: What is asked on the telephone before somebody is sent there at night.
ASKED_AT_NIGHT: Final = (PlaceNeed.NIGHT_STAFF, PlaceNeed.GROUND_FLOOR, PlaceNeed.PETS)


@dataclass(frozen=True)
class Carries:
    """How many of a house's places have one thing; what nobody has written is not known."""

    need: PlaceNeed
    yes: int = 0
    no: int = 0
    unknown: int = 0

    @classmethod
    def of_answers(cls, need: PlaceNeed, answers: Iterable[bool | None]) -> Self:
        counted = Counter(answers)
        return cls(need, counted[True], counted[False], counted[None])

    @property
    def of(self) -> int:
        return self.yes + self.no + self.unknown


@dataclass(frozen=True)
class KindTonight:
    """A kind of place at a house, counted."""

    track: Track
    places: int
    free: int


@dataclass(frozen=True)
class HouseTonight:
    facility: Facility
    version: Version
    kinds: list[KindTonight]
    #: The places behind the number, where they are in sight.
    free_places: list[Place]
    carries: list[Carries]

    @property
    def free(self) -> int:
        return sum(kind.free for kind in self.kinds)

    @property
    def substances(self) -> str:
        """In the scheme's words; "" where it says nothing."""
        return self.version.at_night.substances if self.version.at_night else ""


def houses_tonight(by: Actor, *, now: datetime) -> list[HouseTonight]:
    """The houses in sight that are open and have places, the fullest last. Two statements."""
    today = timezone.localdate(now)
    places = (
        Place.objects.visible_to(by)
        .open_between(today, today + timedelta(days=1))
        .filter(facility__in=Facility.objects.visible_to(by).open_on(today))
        .select_related("facility")
    )
    of_house: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        of_house[place.facility_id].append(place)
    free = {each.place.pk for each in free_tonight(by, now=now)}
    houses = []
    for own in of_house.values():
        facility = own[0].facility
        try:
            version = facility.rules_on(today)
        except NoVersion:
            continue
        free_places = [place for place in own if place.pk in free]
        houses.append(
            HouseTonight(
                facility,
                version,
                kinds_of(
                    version,
                    Counter(place.track for place in own),
                    Counter(place.track for place in free_places),
                ),
                free_places,
                _carries(free_places or own, Equipment(own, on=today)),
            )
        )
    return sorted(houses, key=lambda house: not house.free)


def kinds_of(version: Version, places: Counter[str], free: Counter[str]) -> list[KindTonight]:
    """In the scheme's order; what the house has no place of is left out."""
    return [
        KindTonight(track, places[track.key], free[track.key])
        for track in version.tracks
        if places[track.key]
    ]


def _carries(places: Sequence[Place], equipment: Equipment) -> list[Carries]:
    """Of the free places; of all where none is free."""
    return [
        Carries.of_answers(need, (equipment.has(place, need) for place in places))
        for need in ASKED_AT_NIGHT
    ]
