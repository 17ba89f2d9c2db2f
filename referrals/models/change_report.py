"""What the one who asked reports after asking."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, Organisation, User
from referrals.models.referral import Referral


class ChangeReportQuerySet(models.QuerySet["ChangeReport"]):
    def unhandled(self) -> ChangeReportQuerySet:
        return self.filter(handled_at=None)

    def received_by(self, actor: Actor) -> ChangeReportQuerySet:
        """Of referrals to the actor's organisation that the actor sees."""
        return self.filter(
            controller=actor.organisation, referral__in=Referral.objects.visible_to(actor)
        )


@tracked()
class ChangeReport(Controlled):
    """Something is no longer as it was when it was asked.

    It decides nothing by itself: the receiver acts on it, and says how.
    """

    class What(models.TextChoices):
        DIED = "died", _("The citizen has died")
        NOT_WANTED = "not_wanted", _("The citizen no longer wants it")
        OTHER_DAY = "other_day", _("The citizen comes on another day")
        HEALTH = "health", _("The citizen is better or worse")
        CONTACT = "contact", _("Somebody else is to be rung")
        OTHER = "other", _("Something else")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="change_reports")
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    what = models.CharField(max_length=12, choices=What)
    what_happened = models.TextField()
    #: Who reported it; by name, since it may be a partner's system.
    by_name = models.CharField(max_length=120)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: What was done about it, as the sender reads it.
    handling = models.TextField(blank=True)

    objects = ChangeReportQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="handled_change_says_how",
                condition=Q(handled_at=None, handling="")
                | Q(handled_at__isnull=False) & ~Q(handling=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="change_report_tied_to_referral",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller"], condition=Q(handled_at=None), name="changes_to_handle"
            )
        ]

    def __str__(self) -> str:
        return f"change {self.pk}"
