"""A referral being written. It belongs to the one who writes it until it is submitted."""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from citizens.crypto import seal, unseal
from organisations.actors import Actor
from organisations.models import Controlled, Organisation, User, controller_indexed_with_more


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, actor: Actor) -> DraftQuerySet:
        """One's own only: nobody else has been told anything yet."""
        return self.filter(controller=actor.organisation, author=actor.user)

    def expired(self, now: datetime) -> DraftQuerySet:
        return self.filter(updated_at__lt=now - _kept_for())


def _kept_for() -> timedelta:
    """How long an unfinished draft is kept after it was last written in."""
    return timedelta(days=settings.DRAFT_DAYS)


class Draft(Controlled):
    """Saved as you go. What is typed is kept as typed, right or wrong, and sealed: it holds a CPR.

    ``controller`` is the writer's organisation; ``receiver`` the one it will be sent to.
    """

    controller = controller_indexed_with_more()
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="drafts")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    track = models.CharField(max_length=40)
    sealed = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "updated_at"], name="drafts_to_forget")
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def kept_until(self) -> date:
        """The last day it is there, unless it is written in before."""
        return timezone.localdate(self.updated_at + _kept_for())

    @property
    def _binding(self) -> str:
        return f"referrals_draft|{self.pk}|sealed"

    @property
    def typed(self) -> dict[str, Any]:
        """Everything typed so far: {"page": {"field": "value"}}."""
        typed: dict[str, Any] = json.loads(unseal(bytes(self.sealed), bound_to=self._binding))
        return typed

    @typed.setter
    def typed(self, value: dict[str, Any]) -> None:
        self.sealed = seal(json.dumps(value, ensure_ascii=False), bound_to=self._binding)
