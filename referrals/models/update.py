"""When something changed that a sender is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Now

from organisations.models import Controlled, Organisation
from referrals.models.referral import Referral
from referrals.models.referral_rows import ReferralQuerySet


class ReferralUpdate(Controlled):
    """A row per change of what the sender is told: of the referral itself, of the changes reported
    on it, of its stay and the booking the citizen comes by.

    Triggers write it (migration 0011), so that no door can forget to. A row of its own, since a
    stay is changed under its place's lock, and to change the referral too would be to wait for
    one who holds the referral and waits for the place.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="updates", db_index=False)
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    #: By the database's clock, so that it is never before its transaction began.
    at = models.DateTimeField(db_default=Now())

    also_read_by = ("sender",)
    append_only = True

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "at"], name="updates_of_referral"),
            models.Index(fields=["sender", "at"], name="updates_by_sender"),
        ]

    def __str__(self) -> str:
        return f"update {self.pk}"


def changed_since(
    rows: ReferralQuerySet, sender: Organisation, instant: datetime
) -> ReferralQuerySet:
    """Those of the sender's rows that are new or changed since then, the instant included."""
    recorded: Any = Referral.objects.filter(sender=sender, recorded_at__gte=instant)
    updated = ReferralUpdate.objects.filter(sender=sender, at__gte=instant)
    ids = recorded.order_by().values("pk").union(updated.order_by().values("referral"))
    return rows.filter(pk__in=ids)
