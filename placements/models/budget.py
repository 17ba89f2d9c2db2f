"""What a facility's budget holds besides its places' nights."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled
from placements.models.facility import Facility


class BudgetItemQuerySet(models.QuerySet["BudgetItem"]):
    def visible_to(self, actor: Actor) -> BudgetItemQuerySet:
        return self.filter(
            controller=actor.organisation, facility__in=Facility.objects.visible_to(actor)
        )

    def run_by(self, actor: Actor) -> BudgetItemQuerySet:
        """Of the houses that the person sets up."""
        return self.filter(
            controller=actor.organisation, facility__in=Facility.objects.run_by(actor)
        )


@tracked()
class BudgetItem(Controlled):
    """One row of a year's budget that does not follow from places x 365 x target x rate.

    Either nights at a day rate (housing that flexplads keeps no places for), or a sum.
    """

    class Kind(models.TextChoices):
        #: Counted with the flexible places (V Table 2.1: service packages).
        SUPPLEMENT = "supplement", _("Supplement to the flexible places")
        #: Shares the facility's budget, but is no flexible place (§ 105 housing).
        HOUSING = "housing", _("Permanent housing")
        #: Paid whatever the use (Pitstop, V § 4.3).
        GRANT = "grant", _("Fixed grant")

    facility = models.ForeignKey(
        Facility, models.PROTECT, related_name="budget_items", db_index=False
    )
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=120)
    nights = models.PositiveIntegerField(null=True, blank=True)
    #: Whole kroner per night.
    rate = models.PositiveIntegerField(null=True, blank=True)
    #: Whole kroner, where there are no nights.
    #: Below zero where a deficit is brought forward (V § 2.3).
    amount = models.IntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = BudgetItemQuerySet.as_manager()

    class Meta:
        ordering = ["year", "order", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["facility", "year", "name"], name="budget_item_name"),
            models.CheckConstraint(
                name="budget_item_is_nights_at_a_rate_or_a_sum",
                condition=Q(nights__isnull=False, rate__isnull=False, amount=None)
                | Q(nights=None, rate=None, amount__isnull=False),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="budget_item_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.name}: {self.kroner} kr."

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    @property
    def kroner(self) -> int:
        if self.amount is not None:
            return self.amount
        assert self.nights is not None
        assert self.rate is not None
        return self.nights * self.rate
