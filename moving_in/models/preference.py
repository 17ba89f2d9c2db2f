"""How a citizen wants it, in their own words."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


@tracked()
class Preference(Controlled):
    """A wish for the days of a stay. It is taken back, never changed."""

    class Topic(models.TextChoices):
        WAKING = "waking", _("In the morning")
        FOOD = "food", _("Food")
        TALKING = "talking", _("How you talk with me")
        AVOID = "avoid", _("What you should avoid")
        SMOKING = "smoking", _("Smoking")
        HELPER = "helper", _("Who helps me")
        OTHER = "other", _("Other")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    topic = models.CharField(max_length=8, choices=Topic)
    text = LineField(max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="preference_tied_to_stay"
            ),
            models.UniqueConstraint(
                fields=["stay", "topic", "text"],
                condition=Q(withdrawn_at=None),
                name="preference_stands_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="preference_by_stay"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.text}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None
