"""What a citizen saves up during the stay, because they want to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


@tracked()
class SavingsAgreement(Controlled):
    """Never changed: what is agreed anew ends it, and it stays to be read. It ends with the stay
    without anybody ending it."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: Kroner and øre a month.
    amount = models.DecimalField(max_digits=7, decimal_places=2)
    starts_on = models.DateField()
    purpose = LineField(max_length=200)
    #: The account, or who handles the money.
    kept_where = LineField(max_length=200)
    agreed_with = LineField(max_length=120)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: The first day it is not in force.
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(ended_on=None), name="savings_are_agreed_once"
            ),
            models.CheckConstraint(name="savings_are_some_money", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="savings_that_ended_say_why",
                condition=Q(ended_on=None, ended_reason="", ended_at=None)
                | Q(ended_on__gte=F("starts_on"), ended_at__isnull=False) & ~Q(ended_reason=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="savings_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="savings_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} a month"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
