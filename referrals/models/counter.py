"""The numbers referrals are known by."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from organisations.models import Controlled, controller_indexed_with_more


class ReferralCounter(Controlled):
    """The last reference number given per organisation and year; locked while one is taken."""

    controller = controller_indexed_with_more()
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "year"], name="one_counter_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"
