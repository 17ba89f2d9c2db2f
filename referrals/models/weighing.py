"""The caseworker's own weighing of a judgement, in words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce
from referrals.models.referral import Referral


class Weighing(WrittenOnce):
    """Why a criterion is met or not. The latest counts, the earlier ones stay to be read."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="weighings", db_index=False)
    #: The criterion's key.
    about = models.CharField(max_length=60)
    words = models.TextField()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "about", "at"], name="weighings_of_referral")
        ]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="weighing_tied_to_referral",
            )
        ]

    def __str__(self) -> str:
        return f"weighing {self.pk}"
