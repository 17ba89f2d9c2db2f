"""What is written about a stay for a period, and corrected without a word being lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, User
from placements.models.facility import half_open_period
from placements.models.stay import Stay

#: [from, to): None where it goes on.
Period = tuple[date, date | None]


class StayLineQuerySet[Line: "StayLine"](models.QuerySet[Line]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)


class StayLine(Controlled):
    """A line of a stay from ``starts_on`` to ``ends_on``, the last not included; without an end it
    goes on until something else is written.

    It is never changed. What is no longer right is withdrawn, with the reason of whoever wrote
    something else, and stays to be read. When the stay ends, so does what it says
    (:meth:`within`): leaving, a death and the correction of either need touch no line.
    """

    stay: Any
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    period = half_open_period()
    reason = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["starts_on", "pk"]

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def last_on(self) -> date | None:
        return last_day((self.starts_on, self.ends_on))

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)

    def within(self, stay: Stay) -> Period | None:
        """The days of it on which the citizen was here; None where there are none."""
        if stay.moved_in_on is None:
            return None
        return common((self.starts_on, self.ends_on), (stay.moved_in_on, stay.left_on))

    def besides(self, starts_on: date, ends_on: date | None) -> Iterator[Period]:
        """What is left of its days when those of [starts_on, ends_on) are taken out."""
        if self.starts_on < starts_on:
            yield self.starts_on, min(self.ends_on or starts_on, starts_on)
        if ends_on is not None and (self.ends_on is None or ends_on < self.ends_on):
            yield max(self.starts_on, ends_on), self.ends_on


def last_day(days: Period) -> date | None:
    """The last day among them; None where it goes on."""
    return None if days[1] is None else days[1] - timedelta(days=1)


def common(days: Period, others: Period) -> Period | None:
    """The days of both; None where there are none."""
    starts_on = max(days[0], others[0])
    ends_on = min((end for _start, end in (days, others) if end is not None), default=None)
    return None if ends_on is not None and ends_on <= starts_on else (starts_on, ends_on)


def line_constraints(name: str) -> list[Any]:
    """Those that every line has, under names of its own."""
    return [
        CompositeForeignKey(
            to="placements.Stay", fields=("stay", "controller"), name=f"{name}_tied_to_stay"
        ),
        models.CheckConstraint(
            # An empty range overlaps nothing and would slip past the exclusion constraint.
            name=f"{name}_ends_after_it_begins",
            condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            violation_error_message=_("The last day must be after the first."),
        ),
        models.CheckConstraint(name=f"{name}_says_why", condition=~Q(reason="")),
        models.CheckConstraint(
            name=f"withdrawn_{name}_says_why",
            condition=Q(withdrawn_at=None, withdrawn_reason="")
            | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
        ),
    ]
