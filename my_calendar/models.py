"""A person's private link to their calendar, and the days on which nobody follows up at a house."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, Membership, User, controller_indexed_with_more
from placements.models import Facility
from placements.models.facility import half_open_period


class CalendarLink(Controlled):
    """A link by which a calendar program reads one person's days, in one of their roles.

    It has no other end than being ended: by the person, or with the role or the account. Of the
    link a keyed fingerprint is kept.
    """

    controller = controller_indexed_with_more()
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+", db_index=False)
    fingerprint = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    #: The day alone: by it a person sees whether somebody still reads it.
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["membership"], condition=Q(ended_at=None), name="single_open_calendar_link"
            ),
            models.UniqueConstraint(
                fields=["controller", "fingerprint"], name="calendar_link_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"calendar link {self.pk}"


class ClosingDaysQuerySet(models.QuerySet["ClosingDays"]):
    def standing(self) -> ClosingDaysQuerySet:
        return self.filter(removed_at=None)

    def run_by(self, actor: Actor) -> ClosingDaysQuerySet:
        """Of the houses that the actor describes and closes."""
        houses = Facility.objects.run_by(actor)
        return self.filter(controller=actor.organisation, facility__in=houses)

    def in_period(self, start: date, end: date) -> ClosingDaysQuerySet:
        """With a day in [start, end)."""
        return self.filter(starts_on__lt=end, ends_on__gt=start)


@tracked()
class ClosingDays(Controlled):
    """Days [starts_on, ends_on) on which nobody follows up at a house: the office's Christmas.

    People sleep there all the same: a place is closed by a booking (``Booking.Kind.CLOSURE``).
    """

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    period = half_open_period()
    name = LineField(max_length=80)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: They are ordinary days after all.
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ClosingDaysQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_on", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility", "starts_on"], name="closing_by_house"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="closing_ends_after_start", condition=Q(ends_on__gt=F("starts_on"))
            ),
            ExclusionConstraint(
                name="house_is_closed_once_a_day",
                expressions=[
                    ("facility", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(removed_at=None),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="closing_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"closing days {self.pk}"

    @property
    def last_on(self) -> date:
        return self.ends_on - timedelta(days=1)
