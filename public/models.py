"""What a house tells everybody of itself, and what a citizen writes there before it is sent."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.crypto import seal, unseal
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, controller_indexed_with_more
from placements.models import Facility


@tracked()
class HousePage(Controlled):
    """The house's own page, open to all while it is published. What the scheme says of the house
    (whom it fits, how long, who decides) is no part of it: that is read from the scheme."""

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    #: The last part of the address, "skovvang". One for all houses, since everybody may type it.
    slug = models.SlugField(max_length=60, unique=True)
    text_da = models.TextField()
    text_en = models.TextField(blank=True)
    is_published = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "facility"], name="page_of_facility"),
            models.CheckConstraint(
                name="house_page_says_something",
                condition=~Q(text_da=""),
                violation_error_message=_("Write in Danish what the house is."),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="house_page_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}


class PublicDraft(Controlled):
    """A citizen's own referral while it is written, without an account. ``controller`` is the house
    it is written to.

    Sealed as it is typed. Whoever has the code reads it; only a keyed fingerprint of the code is
    kept. Once sent nothing of what was typed is left here, and the row only lets the code say so.
    It has no change history: when it goes, it is gone.
    """

    controller = controller_indexed_with_more()
    #: Also the submission key of the referral that it becomes.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="+", db_index=False)
    track = models.CharField(max_length=40)
    code_index = models.BinaryField()
    sealed = models.BinaryField(blank=True)
    began_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "expires_at"], name="public_draft_expires"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "code_index"], name="public_draft_code"),
            models.CheckConstraint(
                name="what_was_sent_is_kept_no_longer",
                condition=Q(sent_at=None) & ~Q(sealed=b"") | Q(sent_at__isnull=False, sealed=b""),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="public_draft_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"public draft {self.pk}"

    def is_open_at(self, now: datetime) -> bool:
        return self.sent_at is None and now < self.expires_at

    @property
    def _binding(self) -> str:
        return f"public_publicdraft|{self.pk}|sealed"

    @property
    def typed(self) -> dict[str, Any]:
        """Everything typed so far: {"page": {"field": "value"}}; nothing once it is sent."""
        if not self.sealed:
            return {}
        typed: dict[str, Any] = json.loads(unseal(bytes(self.sealed), bound_to=self._binding))
        return typed

    @typed.setter
    def typed(self, value: dict[str, Any]) -> None:
        self.sealed = seal(json.dumps(value, ensure_ascii=False), bound_to=self._binding)
