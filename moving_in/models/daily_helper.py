"""Who of the house helps the citizen from day to day, beside the key worker."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import User
from placements.models import Stay
from placements.models.stay_line import StayLine, StayLineQuerySet


class DailyHelperQuerySet(StayLineQuerySet["DailyHelper"]):
    def on(self, day: date) -> DailyHelperQuerySet:
        """Who helps on that day, of each stay at most one."""
        ends_later = Q(ends_on=None) | Q(ends_on__gt=day)
        return self.standing().filter(ends_later, starts_on__lte=day)


@tracked()
class DailyHelper(StayLine):
    """From a day until another: one helper a day. A change withdraws what stood of these days; why
    need not be said, since shifts change."""

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    helper = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    objects = DailyHelperQuerySet.as_manager()

    class Meta(StayLine.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="daily_helper_tied_to_stay",
            ),
            models.CheckConstraint(
                name="daily_helper_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="one_daily_helper_a_day",
                expressions=[
                    ("stay", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} from {self.starts_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
