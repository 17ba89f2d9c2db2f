"""The board of a house for its volunteers. No citizen stands on it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Facility
from volunteering.models.people import Volunteer


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, actor: Actor) -> NoticeQuerySet:
        own = self.filter(controller=actor.organisation)
        if actor.may(Permission.HOUSE_LIFE):
            return own.filter(facility__in=Facility.objects.visible_to(actor))
        helps_at = Volunteer.objects.of_account(actor).order_by().values("facility")
        return own.filter(facility__in=helps_at)

    def shown_on(self, day: date) -> NoticeQuerySet:
        return self.filter(Q(until=None) | Q(until__gte=day), removed_at=None)


@tracked()
class Notice(Controlled):
    """Written by the house, read by its volunteers until its last day or until it is taken down."""

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="notice_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility", "at"], name="notice_of_house"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}
