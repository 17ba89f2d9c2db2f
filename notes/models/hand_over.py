"""Who has read what the shifts before wrote."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models import Facility


class HandOverReading(WrittenOnce):
    """Somebody says to have read a house's hand-over as it stood when they opened it."""

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    #: When the page was opened that was read: what came later was not on it.
    opened_at = models.DateTimeField()

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="hand_over_reading_tied_to_house",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "facility", "-at"], name="hand_over_reading_by_house"
            ),
        ]

    def __str__(self) -> str:
        return f"hand-over reading {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}
