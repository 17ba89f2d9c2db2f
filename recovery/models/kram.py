"""Det Dobbelte KRAM: how it is with eight areas of health, in words (DOMAIN.md §4)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay
from recovery.kram_areas import AREAS


class KramQuerySet(models.QuerySet["Kram"]):
    def visible_to(self, actor: Actor) -> KramQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def finished(self) -> KramQuerySet:
        return self.filter(status=Kram.Status.DONE)


@tracked()
class Kram(Controlled):
    """One conversation through the areas, on a day."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("In progress")
        DONE = "done", _("Done")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="krams")
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="+")
    made_on = models.DateField()
    status = models.CharField(max_length=5, choices=Status, default=Status.DRAFT)
    started_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    finished_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = KramQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(status="draft"), name="one_kram_in_progress_per_stay"
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="kram_and_controller"),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="kram_tied_to_stay",
            ),
            models.CheckConstraint(
                name="kram_done_has_a_time",
                condition=Q(status="draft", finished_at=None)
                | Q(status="done", finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"kram {self.made_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}

    @property
    def areas_in_words(self) -> str:
        """Those that were talked about."""
        written = {area.area for area in self.areas.all()}
        return ", ".join(area.label for area in AREAS if area.key in written)


class KramWords(Controlled):
    """What is written of one area: where it stands, what the citizen wants, what is agreed."""

    area = models.CharField(max_length=12)
    stands = models.TextField(blank=True)
    wants = models.TextField(blank=True)
    agreed = models.TextField(blank=True)

    class Meta:
        abstract = True


@tracked()
class KramArea(KramWords):
    """An area that was talked about; one that was not has no row."""

    kram = models.ForeignKey(Kram, models.PROTECT, related_name="areas", db_index=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["kram", "area"], name="kram_area_once"),
            CompositeForeignKey(
                to="recovery.Kram", fields=("kram", "controller"), name="area_tied_to_kram"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} of {self.kram_id}"


class CorrectedKramArea(KramWords):
    """What stood in an area before it was corrected, and why it was; empty where nothing did."""

    append_only = True

    controller = controller_indexed_with_more()
    kram = models.ForeignKey(Kram, models.PROTECT, related_name="corrections", db_index=False)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="recovery.Kram",
                fields=("kram", "controller"),
                name="corrected_area_tied_to_kram",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "kram"], name="corrected_area_by_kram"),
        ]

    def __str__(self) -> str:
        return f"{self.area} of {self.kram_id} before {self.at}"
