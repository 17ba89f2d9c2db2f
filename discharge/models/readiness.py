"""What is told of a day on which the citizen is ready, besides the declaration itself."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from discharge.models.on_referral import Written, tied
from referrals.models import ReadyDeclaration


class ExpectedReady(Written):
    """A forecast as it was told that day. A later one takes its place and leaves it standing."""

    on = models.DateField()

    append_only = True

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [tied("expected_ready")]

    def __str__(self) -> str:
        return f"expected ready on {self.on}"


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def standing(self) -> DisputeQuerySet:
        """Not ended, and of a declaration that stands: one taken back settles it by itself."""
        return self.filter(ended_at=None, declaration__withdrawn_at=None)


@tracked()
class Dispute(Written):
    """The receiver says that the citizen is not ready. While it stands the days of the declaration
    are shown and counted apart; one at most per declaration."""

    class Ended(models.TextChoices):
        WITHDRAWN = "withdrawn", _("Withdrawn")
        SETTLED = "settled", _("Settled")

    declaration = models.ForeignKey(ReadyDeclaration, models.CASCADE, related_name="+")
    reason = models.TextField()
    ended = models.CharField(max_length=10, choices=Ended, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    #: What it came to, as both sides read it.
    outcome = models.TextField(blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [
            tied("dispute"),
            models.UniqueConstraint(
                fields=["declaration"],
                condition=Q(ended_at=None),
                name="one_standing_dispute_per_declaration",
            ),
            models.CheckConstraint(
                name="ended_dispute_says_how",
                condition=Q(ended_at=None, ended="")
                | Q(ended_at__isnull=False) & ~Q(ended="") & ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return f"dispute {self.pk}"
