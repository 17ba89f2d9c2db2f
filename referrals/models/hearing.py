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
from organisations.actors import Actor
from organisations.models import Controlled, User
from referrals.models.referral import Referral

AS_SENT: Final = ("referral", "facts", "sent_on", "by", "at")


class HearingQuerySet(models.QuerySet["Hearing"]):
    def running(self) -> HearingQuerySet:
        """Nobody has written down a reply, or that none came."""
        return self.filter(ended_at=None)


def hearings_visible_to(actor: Actor) -> HearingQuerySet:
    """Of what the actor's organisation received, in the actor's sight; never a sender's."""
    received = Referral.objects.visible_to(actor).filter(controller=actor.organisation)
    return Hearing.objects.filter(referral__in=received, controller=actor.organisation)


@tracked()
class Hearing(Controlled):
    """The facts a citizen was shown, and the reply until the day it is asked for, or none."""

    class Outcome(models.TextChoices):
        REPLY = "reply", _("The citizen has replied")
        NONE = "none", _("No reply came")
        CALLED_OFF = "off", _("The hearing is not needed any more")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="hearings", db_index=False)
    facts = models.TextField()
    sent_on = models.DateField()
    #: May be moved to a later day; a letter that was sent keeps the one it said.
    reply_by = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    reply = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: Why it was decided against the citizen before the day for the reply.
    decided_before_because = models.TextField(blank=True)
    called_off_because = models.TextField(blank=True, default="", db_default="")

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
            models.UniqueConstraint(fields=["id", "controller"], name="hearing_and_controller"),
            models.CheckConstraint(
                name="hearing_gives_time", condition=Q(reply_by__gt=F("sent_on"))
            ),
            models.CheckConstraint(
                name="hearing_ended_says_how",
                condition=Q(ended_at=None, outcome="", reply="", called_off_because="")
                | Q(ended_at__isnull=False, outcome="reply", called_off_because="") & ~Q(reply="")
                | Q(ended_at__isnull=False, outcome="none", reply="", called_off_because="")
                | Q(ended_at__isnull=False, outcome="off", reply="") & ~Q(called_off_because=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="hearing_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"hearing {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.referral.event_subjects

    @property
    def is_called_off(self) -> bool:
        return self.outcome == self.Outcome.CALLED_OFF

    def waits_on(self, day: date) -> bool:
        """The citizen may still reply."""
        return self.ended_at is None and day <= self.reply_by
