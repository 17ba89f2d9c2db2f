"""What hangs on a referral and is read by both sides alike."""

from __future__ import annotations

from typing import Any

from django.db import models

from core.db.composite_keys import CompositeForeignKey
from discharge.sides import Side
from organisations.models import Controlled, Organisation, Unit
from referrals.models import Referral

SIDES = [(side.value, side.value) for side in Side]


class OnReferral(Controlled):
    """A row of the receiver's that the sender's ward reads too, and no other ward.

    Written through ``discharge.services`` alone, which take sender and unit from the referral.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="+")
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    also_read_by = ("sender",)

    class Meta:
        abstract = True


class Written(OnReferral):
    """Somebody's word: from which side, by whom and when. By name too, since it may be a system."""

    side = models.CharField(max_length=10, choices=SIDES)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]


def tied(name: str) -> CompositeForeignKey:
    """Nothing of one controller hangs on another's referral."""
    return CompositeForeignKey(
        to="referrals.Referral", fields=("referral", "controller"), name=f"{name}_tied_to_referral"
    )


def of(referral: Referral) -> dict[str, Any]:
    """The columns that say whose a row is and who reads it."""
    return {
        "controller_id": referral.controller_id,
        "referral": referral,
        "sender_id": referral.sender_id,
        "sender_unit_id": referral.sender_unit_id,
    }
