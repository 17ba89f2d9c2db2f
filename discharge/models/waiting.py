"""Why each day was waited, and what a day costs."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from discharge.causes import Cause
from discharge.models.on_referral import Written, tied
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models.facility import half_open_period


@tracked()
class WaitingCause(Written):
    """The cause of the days [starts_on, ends_on); without an end it goes on until it is changed.

    A day has one cause at most. Days without any are counted as such, never guessed.
    """

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    period = half_open_period()
    cause = models.CharField(max_length=20, choices=Cause)
    note = models.TextField(blank=True)

    class Meta(Written.Meta):
        ordering = ["starts_on"]
        constraints: ClassVar[list[Any]] = [
            tied("waiting_cause"),
            models.CheckConstraint(
                # An empty range overlaps nothing and would slip past the exclusion constraint.
                name="cause_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="one_cause_per_waiting_day",
                expressions=[
                    ("referral", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("A day has one cause."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.starts_on} – {self.ends_on or '…'}"

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class DayPrice(WrittenOnce):
    """What a ready-for-discharge day costs from ``starts_on``. Written anew for the same day the
    latest counts, and the earlier stays to be read."""

    controller = controller_indexed_with_more()
    starts_on = models.DateField()
    #: Whole kroner per day.
    kroner = models.PositiveIntegerField()
    #: The act or the letter it stands in.
    source = models.CharField(max_length=200)
    by_name = models.CharField(max_length=120)

    class Meta(WrittenOnce.Meta):
        ordering = ["-starts_on", "-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "starts_on"], name="day_price_by_start")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="day_price_says_its_source", condition=~Q(source=""))
        ]

    def __str__(self) -> str:
        return f"{self.kroner} kr. from {self.starts_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
