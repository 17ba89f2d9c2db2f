"""What a house puts into its contracts: its own rules, and what stands in each place."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled
from placements.models import Facility, Place


@tracked()
class HouseTerms(Controlled):
    """The house's own rules, beside those of its scheme."""

    facility = models.OneToOneField(Facility, models.PROTECT, related_name="+")
    #: One rule a line.
    rules = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_terms_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"terms of {self.facility_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}


@tracked()
class PlaceInventory(Controlled):
    """What stands in a place, as it is put into the next contract there."""

    place = models.OneToOneField(Place, models.PROTECT, related_name="+")
    #: As it was written: a thing a line (``moving_in.inventory``).
    things = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Place",
                fields=("place", "controller"),
                name="place_inventory_tied_to_place",
            ),
        ]

    def __str__(self) -> str:
        return f"inventory of {self.place_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"place_id": self.place_id}
