"""The hospital's word that treatment has ended: declared, withdrawn, declared again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, Organisation
from referrals.models.referral import Referral


class ReadyDeclarationQuerySet(models.QuerySet["ReadyDeclaration"]):
    def standing(self) -> ReadyDeclarationQuerySet:
        return self.filter(withdrawn_at=None)


@tracked()
class ReadyDeclaration(Controlled):
    """One declaration, by whom and when. At most one stands per referral; money follows from it."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="ready_declarations")
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    declared_on = models.DateField()
    #: Who declared it, by name; on the telephone it is the receiver's own people who write it.
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by_name = models.CharField(max_length=120, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    objects = ReadyDeclarationQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(withdrawn_at=None),
                name="one_standing_declaration_per_referral",
            ),
            models.CheckConstraint(
                name="withdrawn_declaration_says_why",
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="ready_declaration_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"declared ready on {self.declared_on}"
