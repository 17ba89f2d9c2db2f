"""What somebody has promised to do by a day: in the agreement, or as a task at the hand-over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from discharge.models.on_referral import SIDES, Written, tied
from organisations.actors import Actor
from referrals.models import Referral

#: A promise is silent when nobody has confirmed it so many days after it was given (ours).
SILENT_AFTER_DAYS: Final = 1
#: What these referrals led to is nobody's work any more.
_OVER: Final = ("refused", "withdrawn", "closed")


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, actor: Actor) -> PromiseQuerySet:
        return self.filter(referral__in=Referral.objects.visible_to(actor))

    def silent_on(self, day: date) -> PromiseQuerySet:
        """Not answered though its day has passed, or not confirmed a day after it was given."""
        overdue = Q(outcome="", due_on__lt=day)
        heard_of_by = day - timedelta(days=SILENT_AFTER_DAYS - 1)
        midnight = timezone.make_aware(datetime.combine(heard_of_by, datetime.min.time()))
        unconfirmed = Q(outcome="", received_at=None, at__lt=midnight)
        return self.filter(overdue | unconfirmed).exclude(referral__status__in=_OVER)


@tracked()
class Promise(Written):
    """Given by ``side`` (``by_name``), to be done by ``owner_side`` (``owner_name``).

    The side that did not give it confirms that it has received it.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", _("Done")
        NOT_KEPT = "not_kept", _("Not done")

    text = models.TextField()
    due_on = models.DateField()
    owner_side = models.CharField(max_length=10, choices=SIDES)
    owner_name = models.CharField(max_length=120)
    #: A task that is handed over with the citizen.
    at_hand_over = models.BooleanField(default=False)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    #: The day it was done; of what was not done, None.
    kept_on = models.DateField(null=True, blank=True)
    not_kept_because = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by_name = models.CharField(max_length=120, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta(Written.Meta):
        ordering = ["due_on", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["sender", "due_on"], condition=Q(outcome=""), name="promises_of_sender"
            ),
            models.Index(
                fields=["controller", "due_on"], condition=Q(outcome=""), name="promises_to_keep"
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            tied("promise"),
            models.CheckConstraint(
                name="answered_promise_says_how",
                condition=Q(outcome="", kept_on=None, not_kept_because="", answered_at=None)
                | Q(outcome="kept", kept_on__isnull=False, answered_at__isnull=False)
                | Q(outcome="not_kept", kept_on=None, answered_at__isnull=False)
                & ~Q(not_kept_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"promise {self.pk}"

    def is_overdue(self, day: date) -> bool:
        return not self.outcome and self.due_on < day
