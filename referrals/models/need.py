"""How much a citizen who waits needs the place, as who decides judges it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce
from referrals.models.referral import Referral


class Need(WrittenOnce):
    """A judgement with its reason. The newest is the one in force; the others stay as they were."""

    class Level(models.TextChoices):
        CAN_WAIT = "can_wait", _("Can wait")
        ORDINARY = "ordinary", _("Ordinary need")
        HIGH = "high", _("High need")
        ACUTE = "acute", _("Acute need")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="needs")
    level = models.CharField(max_length=10, choices=Level)
    words = models.TextField()

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="need_tied_to_referral",
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.referral_id}"
