"""Nights away from a place that is kept: in hospital, or on leave."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from placements.models.counted_month import uncounts_months_of_absence
from placements.models.stay import Stay
from placements.models.stay_line import StayLine, StayLineQuerySet, line_constraints


class AbsenceQuerySet(StayLineQuerySet["Absence"]):
    def on(self, night: date) -> AbsenceQuerySet:
        """Of whoever sleeps elsewhere that night."""
        ends_later = Q(ends_on=None) | Q(ends_on__gt=night)
        return self.standing().filter(ends_later, starts_on__lte=night)

    def tonight_or_back(self, today: date) -> AbsenceQuerySet:
        """Of whoever sleeps elsewhere tonight, or is to come back today."""
        ends_later = Q(ends_on=None) | Q(ends_on__gte=today)
        return self.standing().filter(ends_later, starts_on__lte=today)


@tracked()
class Absence(StayLine):
    """The nights [starts_on, ends_on) are slept elsewhere, and the place is kept meanwhile; without
    an end nobody knows yet when the citizen is back.

    The stay goes on: its days, its decision and its bookings are as they were. A place that is not
    kept is a stay that ended (``Stay.Ending.ADMITTED``).
    """

    class Kind(models.TextChoices):
        HOSPITAL = "hospital", _("In hospital")
        LEAVE = "leave", _("On leave")

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=10, choices=Kind)
    #: Whether its nights are slept in the figures, as the stay's scheme says (DOMAIN.md § 6).
    counts_as_slept = models.BooleanField()

    objects = AbsenceQuerySet.as_manager()

    class Meta(StayLine.Meta):
        triggers: ClassVar[list[pgtrigger.Trigger]] = [uncounts_months_of_absence()]
        constraints: ClassVar[list[Any]] = [
            *line_constraints("absence"),
            ExclusionConstraint(
                name="away_once_a_night",
                expressions=[
                    ("stay", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
                violation_error_message=_("The citizen is away once on one night."),
            ),
        ]

    def __str__(self) -> str:
        return f"away: {self.kind}"
