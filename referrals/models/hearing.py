"""Hearing the citizen before a decision against them (FVL § 19)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User
from referrals.models.referral import Referral

AS_SENT: Final = ("referral", "facts", "sent_on", "reply_by", "by", "at")


class HearingQuerySet(models.QuerySet["Hearing"]):
    def running(self) -> HearingQuerySet:
        """Nobody has written down a reply, or that none came."""
        return self.filter(ended_at=None)


@tracked()
class Hearing(Controlled):
    """The facts a citizen was shown, and the reply until the day it is asked for, or none."""

    class Outcome(models.TextChoices):
        REPLY = "reply", _("The citizen has replied")
        NONE = "none", _("No reply came")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="hearings", db_index=False)
    facts = models.TextField()
    sent_on = models.DateField()
    reply_by = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    reply = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: Why it was decided against the citizen before the day for the reply.
    decided_before_because = models.TextField(blank=True)

    objects = HearingQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "-pk"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.ReadOnly(name="stays_as_it_was_sent", fields=list(AS_SENT))
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "sent_on"], name="hearings_of_referral"),
            models.Index(
                fields=["controller", "reply_by"],
                condition=Q(ended_at=None),
                name="hearings_running",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="hearing_gives_time", condition=Q(reply_by__gt=F("sent_on"))
            ),
            models.CheckConstraint(
                name="hearing_ended_says_how",
                condition=Q(ended_at=None, outcome="", reply="")
                | Q(ended_at__isnull=False, outcome="reply") & ~Q(reply="")
                | Q(ended_at__isnull=False, outcome="none", reply=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="hearing_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"hearing {self.pk}"

    def waits_on(self, day: date) -> bool:
        """The citizen may still reply."""
        return self.ended_at is None and day <= self.reply_by
