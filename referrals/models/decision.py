"""The answer to a referral, which the citizen gets as a letter."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
)
from referrals.models.referral import Referral


@tracked()
class Decision(Controlled):
    """The answer to a referral, with its reasons. One per referral."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    controller = controller_indexed_with_more()
    referral = models.OneToOneField(Referral, models.CASCADE, related_name="decision")
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    reasons = models.TextField()
    #: [{"code", "text", "source", "reason"}]: judgements set aside, each with its reason.
    overrides = models.JSONField(default=list)
    #: [{"code", "text", "source"}]: what spoke against, as the rules put it that day.
    refusals = models.JSONField(default=list)
    legal_basis = models.CharField(max_length=20, blank=True)
    target_group = models.CharField(max_length=20, blank=True)
    #: The length as it was told to the citizen.
    told_length = models.CharField(max_length=80, blank=True)
    goals = models.TextField(blank=True)
    #: Where one who was not taken in was sent instead (V § 4.8).
    sent_to = models.CharField(max_length=160, blank=True)
    intensity = models.PositiveSmallIntegerField(default=100)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()

    also_read_by = ("sender",)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "decided_at"], name="decision_by_day")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="refusal_has_reasons", condition=~Q(outcome="refused") | ~Q(reasons="")
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="decision_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.referral_id}"
