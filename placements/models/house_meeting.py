"""A standing meeting of a house, as it was held (V § 3.8)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, User
from placements.models.facility import Facility


class HouseMeetingHeld(Controlled):
    """One meeting about several citizens; what was agreed of each stands with the citizen."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="meetings", db_index=False)
    kind = models.CharField(max_length=40)
    held_on = models.DateField()
    notes = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    append_only = True

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["facility", "kind", "held_on"], name="one_house_meeting_a_day"
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_meeting_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.held_on}"
