"""How a shift went with a citizen: green, yellow or red, what was seen and what helped."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import Controlled, WrittenOnce, controller_indexed_with_more
from placements.models import Stay


class RiskEntryQuerySet(models.QuerySet["RiskEntry"]):
    def visible_to(self, actor: Actor) -> RiskEntryQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def standing(self) -> RiskEntryQuerySet:
        """Of each shift its last entry."""
        later = RiskEntry.objects.filter(corrects=OuterRef("pk"))
        return self.filter(~Exists(later))


class RiskEntry(WrittenOnce):
    """Of one citizen and one shift. No entry means that nothing was registered, never green. A
    correction is another entry that names the one it takes the place of; both stay."""

    class Level(models.TextChoices):
        GREEN = "green", _("Green")
        YELLOW = "yellow", _("Yellow")
        RED = "red", _("Red")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    #: The day on which the shift began, and its key in the scheme.
    on = models.DateField()
    shift = models.CharField(max_length=12)
    #: When the shift began: shifts in order, whatever hours a house has.
    begins_at = models.DateTimeField()
    level = models.CharField(max_length=6, choices=Level)
    seen = models.TextField(blank=True)
    helped = models.TextField(blank=True)
    #: Of ``schemes.daily_risk.METHODS``.
    methods = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    corrects = models.ForeignKey(
        "daily_risk.RiskEntry", models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = RiskEntryQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-begins_at", "-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "stay", "controller"], name="risk_entry_and_stay"
            ),
            models.UniqueConstraint(
                fields=["stay", "on", "shift"],
                condition=Q(corrects=None),
                name="risk_is_registered_once_a_shift",
            ),
            models.UniqueConstraint(fields=["corrects"], name="risk_entry_is_corrected_once"),
            models.CheckConstraint(
                name="risk_that_is_not_green_says_what_was_seen",
                condition=Q(level="green") | ~Q(seen=""),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="risk_entry_tied_to_stay"
            ),
            CompositeForeignKey(
                to="daily_risk.RiskEntry",
                fields=("corrects", "stay", "controller"),
                name="risk_entry_corrects_an_entry_of_the_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay", "-begins_at"], name="risk_entry_by_stay"),
        ]

    def __str__(self) -> str:
        return f"risk {self.on} {self.shift}: {self.level}"


class RiskRun(Controlled):
    """A run of yellow or red that the key worker was told of, at the shift that made it a run."""

    class Kind(models.TextChoices):
        YELLOW = "yellow", _("Yellow or red")
        RED = "red", _("Red")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=Kind)
    #: When the shift began at which it was told.
    begins_at = models.DateTimeField()
    at = models.DateTimeField()

    append_only = True

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay", "kind", "begins_at"], name="risk_run_is_told_once"
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="risk_run_tied_to_stay"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="risk_run_by_stay"),
        ]

    def __str__(self) -> str:
        return f"run of {self.kind} at {self.begins_at}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
