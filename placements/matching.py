"""What a citizen needs of a place, against what the place has: the same words on both sides.

A need is a wish: nothing of it refuses a place (``schemes.vocabulary.Topic.PLACE_NEEDS``). Whoever
chooses a place that lacks something sees what it lacks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from placements.models import Facility, Place, PlaceNeed, needs_in_words
from schemes.base import NoVersion

#: Of these the house answers: what is written of any of its places, or of the scheme's houses.
OF_THE_HOUSE: Final = frozenset({PlaceNeed.NIGHT_STAFF})


@dataclass(frozen=True)
class Match:
    """What of the needs a place lacks, and of what nobody has written whether it is there."""

    lacks: tuple[PlaceNeed, ...] = ()
    unknown: tuple[PlaceNeed, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.lacks and not self.unknown

    @property
    def rank(self) -> tuple[int, int]:
        """The lower the better; what is known to be lacking weighs most."""
        return len(self.lacks), len(self.unknown)

    @property
    def lacks_in_words(self) -> list[str]:
        return needs_in_words(self.lacks)

    @property
    def unknown_in_words(self) -> list[str]:
        return needs_in_words(self.unknown)


class Equipment:
    """What is known of some places, and of their houses, on a day."""

    def __init__(self, places: Iterable[Place], *, on: date) -> None:
        self.on = on
        self._written: dict[int, set[str]] = {}
        for place in places:
            of_house = self._written.setdefault(place.facility_id, set())
            of_house.update(OF_THE_HOUSE.intersection(place.equipment))

    def has(self, place: Place, need: PlaceNeed) -> bool | None:
        """None where nobody has written it. A place of which something is written has no more than
        that; one of which nothing is written may have anything."""
        if need in place.equipment or need in self._written.get(place.facility_id, ()):
            return True
        if need == PlaceNeed.NIGHT_STAFF:
            return staffed_at_night(place.facility, on=self.on)
        return False if place.equipment else None

    def match(self, place: Place, needs: Collection[str]) -> Match:
        asked = [need for need in PlaceNeed if need in needs]
        return Match(
            lacks=tuple(need for need in asked if self.has(place, need) is False),
            unknown=tuple(need for need in asked if self.has(place, need) is None),
        )


def staffed_at_night(facility: Facility, *, on: date) -> bool | None:
    """As the scheme says of its houses; None where it does not."""
    try:
        at_night = facility.rules_on(on).at_night
    except NoVersion:
        return None
    return at_night.staff if at_night else None
