"""What a plan begins from, and its versions as they were agreed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.models import Controlled, WrittenOnce, controller_indexed_with_more
from placements.models import Stay


@tracked()
class PlanStart(Controlled):
    """Where the citizen begins, and what visits are about. One of a stay, made when something is
    first written of it."""

    stay = models.OneToOneField(Stay, models.PROTECT, related_name="plan_start")
    #: What the citizen can do alone, and what takes help, at the start.
    functioning = models.TextField(blank=True)
    #: What the citizen needs.
    needs = models.TextField(blank=True)
    #: What a visit is about.
    visits = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="plan_start_tied_to_stay"
            ),
        ]

    def __str__(self) -> str:
        return f"start of the plan of stay {self.stay_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects


class PlanVersion(WrittenOnce):
    """The plan as it was agreed on a day. A change after that makes the next version."""

    class Stance(models.TextChoices):
        """What the citizen says to it."""

        AGREES = "agrees", _("Agrees")
        IN_PARTS = "in_parts", _("Agrees in parts")
        DISAGREES = "disagrees", _("Does not agree")
        NOT_THERE = "not_there", _("Was not there")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    #: Of :class:`stay_plan.content.PlanContent`, in words as they stood.
    content = models.JSONField()
    agreed_on = models.DateField()
    #: Who sat at the table.
    agreed_with = LineField(max_length=200)
    stance = models.CharField(max_length=10, choices=Stance)
    #: What the citizen says to it, in their own words.
    citizens_words = models.TextField(blank=True)
    #: Why it is agreed anew; needed where nothing of it has changed.
    reason = models.TextField(blank=True)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "number"], name="plan_version_number"),
            models.CheckConstraint(
                name="plan_not_agreed_to_says_why",
                condition=Q(stance="agrees") | ~Q(citizens_words=""),
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="plan_version_tied_to_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="plan_version_by_stay"),
        ]

    def __str__(self) -> str:
        return f"plan version {self.number}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
