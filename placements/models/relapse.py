"""A relapse: what happened, and what was judged (V § 3.2)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import WrittenOnce
from placements.models.stay import Stay


class RelapseQuerySet(models.QuerySet["Relapse"]):
    def visible_to(self, actor: Actor) -> RelapseQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))


class Relapse(WrittenOnce):
    """One relapse of a stay, judged by itself. Written once; a new judgement is a new row."""

    class Judgement(models.TextChoices):
        GOES_ON = "goes_on", _("The stay goes on")
        ENDS = "ends", _("The stay ends")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="relapses")
    on = models.DateField()
    what_happened = models.TextField()
    judgement = models.CharField(max_length=10, choices=Judgement)
    #: Why it was judged so, and what helps now.
    reasons = models.TextField()

    objects = RelapseQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="relapse_is_judged_with_reasons", condition=~Q(reasons="")),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="relapse_tied_to_stay"
            ),
        ]

    def __str__(self) -> str:
        return f"relapse {self.pk}"
