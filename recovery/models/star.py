"""Recovery Star: ten life areas, each 1-10, made with the citizen (V § 2.4)."""

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
from recovery.editions import CURRENT, EDITIONS, HIGHEST, LOWEST, Edition

#: An area holds a number, or why it was left out.
_ANSWERED = Q(score__gte=LOWEST, score__lte=HIGHEST, left_out_because="") | Q(score=None) & ~Q(
    left_out_because=""
)


class StarQuerySet(models.QuerySet["Star"]):
    def visible_to(self, actor: Actor) -> StarQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def up_to(self, stay: Stay) -> StarQuerySet:
        """Of the stay and of the citizen's stays before it: a series goes on where it was."""
        return self.filter(
            controller=stay.controller_id, citizen=stay.citizen_id, stay__lte=stay.pk
        )

    def finished(self) -> StarQuerySet:
        return self.filter(status=Star.Status.DONE)


@tracked()
class Star(Controlled):
    """One Recovery Star. Never a total score: recovery is not a sum."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("In progress")
        DONE = "done", _("Done")

    class Side(models.TextChoices):
        """Both must say that they are done before the star is."""

        CITIZEN = "citizen", _("The citizen")
        STAFF = "staff", _("Staff")

    stay = models.ForeignKey(Stay, models.CASCADE, related_name="stars")
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="stars")
    edition = models.CharField(max_length=20, default=CURRENT)
    made_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    #: Who sat at the table, in words.
    took_part = models.CharField(max_length=200, blank=True)
    started_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: When each side was done with the answers as they stand; a changed answer asks both anew.
    citizen_done_at = models.DateTimeField(null=True, blank=True)
    staff_done_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = StarQuerySet.as_manager()

    class Meta:
        ordering = ["made_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay"], condition=Q(status="draft"), name="one_star_in_progress_per_stay"
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="star_and_controller"),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="star_tied_to_stay",
            ),
            models.CheckConstraint(
                name="star_is_done_by_both",
                condition=Q(status="draft")
                | Q(citizen_done_at__isnull=False, staff_done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"star {self.made_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}

    @property
    def areas(self) -> Edition:
        return EDITIONS[self.edition]


@tracked()
class StarScore(Controlled):
    """One area of a star: a score, or why it was left out."""

    star = models.ForeignKey(Star, models.CASCADE, related_name="scores", db_index=False)
    area = models.CharField(max_length=30)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    citizens_words = models.TextField(blank=True)
    staff_note = models.TextField(blank=True)
    left_out_because = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["star", "area"], name="one_score_per_area"),
            CompositeForeignKey(
                to="recovery.Star", fields=("star", "controller"), name="score_tied_to_star"
            ),
            models.CheckConstraint(name="area_has_a_score_or_a_reason", condition=_ANSWERED),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.score}"


class CorrectedScore(Controlled):
    """What stood in an area of a finished star before it was corrected, and why it was."""

    append_only = True

    controller = controller_indexed_with_more()
    star = models.ForeignKey(Star, models.PROTECT, related_name="corrections", db_index=False)
    area = models.CharField(max_length=30)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    citizens_words = models.TextField(blank=True)
    staff_note = models.TextField(blank=True)
    left_out_because = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="recovery.Star",
                fields=("star", "controller"),
                name="corrected_score_tied_to_star",
            ),
            models.CheckConstraint(name="corrected_score_or_reason", condition=_ANSWERED),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "star"], name="corrected_score_by_star"),
        ]

    def __str__(self) -> str:
        return f"{self.area} was {self.score}"
