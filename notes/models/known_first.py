"""What to know of a citizen before anything else."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


class KnownFirstQuerySet(models.QuerySet["KnownFirst"]):
    def visible_to(self, actor: Actor) -> KnownFirstQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def standing(self) -> KnownFirstQuerySet:
        return self.filter(ended_at=None)


@tracked()
class KnownFirst(Controlled):
    """A sentence pinned above everything else. It is taken off with a reason, never changed."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    text = LineField(max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    ended_reason = models.TextField(blank=True)

    objects = KnownFirstQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="known_first_tied_to_stay"
            ),
            models.UniqueConstraint(
                fields=["stay", "text"],
                condition=Q(ended_at=None),
                name="known_first_stands_once",
            ),
            models.CheckConstraint(
                name="known_first_that_is_taken_off_says_why",
                condition=Q(ended_at=None, ended_reason="")
                | Q(ended_at__isnull=False) & ~Q(ended_reason=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="known_first_by_stay"),
        ]

    def __str__(self) -> str:
        return f"known first {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def stands(self) -> bool:
        return self.ended_at is None
