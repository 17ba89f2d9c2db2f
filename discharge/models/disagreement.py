"""A professional disagreement: both views, and how it was settled (V §§ 2.7–2.8)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.history import tracked
from discharge.models.on_referral import Written, tied
from discharge.sides import Side


@tracked()
class Disagreement(Written):
    """Each side writes its own view. ``side`` and ``by_name`` are those who raised it."""

    subject = models.CharField(max_length=200)
    senders_view = models.TextField(blank=True)
    senders_view_by = models.CharField(max_length=120, blank=True)
    receivers_view = models.TextField(blank=True)
    receivers_view_by = models.CharField(max_length=120, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    #: How, and by whom it was agreed.
    settlement = models.TextField(blank=True)
    settled_by_name = models.CharField(max_length=120, blank=True)

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [
            tied("disagreement"),
            models.CheckConstraint(
                name="settled_disagreement_says_how",
                condition=Q(settled_on=None, settlement="")
                | Q(settled_on__isnull=False) & ~Q(settlement=""),
            ),
        ]

    def __str__(self) -> str:
        return f"disagreement {self.pk}"

    def view_of(self, side: Side) -> str:
        return str(getattr(self, f"{side.value}s_view"))

    def write_view(self, side: Side, text: str, by_name: str) -> None:
        setattr(self, f"{side.value}s_view", text)
        setattr(self, f"{side.value}s_view_by", by_name)
