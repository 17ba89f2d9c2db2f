"""A stay in a house that is not the organisation's, as it was told."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, User


class StayElsewhereQuerySet(models.QuerySet["StayElsewhere"]):
    def standing(self) -> StayElsewhereQuerySet:
        return self.filter(removed_at=None)


class StayElsewhere(Controlled):
    """Days of the running year with refund count over all § 110 houses, so they must be known."""

    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="stays_elsewhere")
    house = models.CharField(max_length=120)
    admitted_on = models.DateField()
    left_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: Told wrongly: it counts no more, and what was told is still to be seen.
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = StayElsewhereQuerySet.as_manager()

    class Meta:
        ordering = ["admitted_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="stay_elsewhere_tied_to_citizen",
            ),
            models.CheckConstraint(
                name="stay_elsewhere_ends_after_it_begins",
                condition=Q(left_on__gt=F("admitted_on")),
                violation_error_message=_("The citizen left after the day of admission."),
            ),
            models.UniqueConstraint(
                fields=["citizen", "house", "admitted_on"],
                condition=Q(removed_at=None),
                name="one_stay_elsewhere_per_day_and_house",
            ),
        ]

    def __str__(self) -> str:
        return f"stay elsewhere {self.pk}"
