"""What was found out about a referral while it was assessed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce
from referrals.models.referral import Referral


class AssessmentNote(WrittenOnce):
    """Something found out, a meeting held, a question asked. Written once."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="notes")
    text = models.TextField()
    #: The criterion it settles, and the professional whose word it is; "" where it is neither.
    about = models.CharField(max_length=60, blank=True)
    person_name = models.CharField(max_length=120, blank=True)
    person_function = models.CharField(max_length=120, blank=True)
    person_phone = models.CharField(max_length=40, blank=True)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="note_tied_to_referral",
            )
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
