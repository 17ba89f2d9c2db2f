"""What a month's food comes to beside what was decided."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models import Stay


class MealSettlementQuerySet(models.QuerySet["MealSettlement"]):
    def of(self, stay: Stay) -> MealSettlementQuerySet:
        """By month, as they were written; with who wrote them."""
        return self.filter(controller=stay.controller_id, stay=stay).select_related("by")


class MealSettlement(WrittenOnce):
    """A line of a stay's self-payment for the food of a month: what the meals that were not eaten
    take off what is decided. Never changed: what comes out otherwise later is another line, with
    the difference.
    """

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: Its first day.
    month = models.DateField()
    #: For the month by the decided lines, and for the meals that were eaten.
    decided = models.DecimalField(max_digits=9, decimal_places=2)
    eaten = models.DecimalField(max_digits=9, decimal_places=2)
    #: To be added to what is charged; with the month's lines before it comes to ``eaten``.
    kroner = models.DecimalField(max_digits=9, decimal_places=2)

    objects = MealSettlementQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["month", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="meal_settlement_changes_something", condition=~Q(kroner=0)
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="meal_settlement_tied_to_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay", "month"], name="meal_settlement_by_stay"),
        ]

    def __str__(self) -> str:
        return f"meals of {self.month}: {self.kroner}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
