"""Where citizens stay: facilities, their places, their rates and their staff."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time
from typing import TYPE_CHECKING, Any, ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

import schemes
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, Membership, controller_indexed_with_more
from organisations.roles import Permission, Role
from placements.models.closing import keeps_what_is_booked, keeps_what_is_open
from placements.models.counted_month import uncounts_months_of_facility
from placements.models.equipment import PlaceNeed
from schemes.shifts import HouseShifts, Shift, ShiftHours

if TYPE_CHECKING:
    from schemes.base import Track, Version


def half_open_period() -> models.GeneratedField:
    """[starts_on, ends_on): a night belongs to the day it begins (DOMAIN.md §6)."""
    return models.GeneratedField(
        expression=Func(F("starts_on"), F("ends_on"), Value("[)"), function="daterange"),
        output_field=DateRangeField(),
        db_persist=True,
    )


class FacilityQuerySet(models.QuerySet["Facility"]):
    def visible_to(self, actor: Actor) -> FacilityQuerySet:
        """All of the organisation's, or those the person is assigned to."""
        own = self.filter(controller=actor.organisation)
        if actor.sees_whole_organisation:
            return own
        return own.filter(pk__in=Assignment.objects.facility_ids(actor))

    def run_by(self, actor: Actor) -> FacilityQuerySet:
        """Those the person opens, describes and closes: an administrator all of the organisation's,
        a leader those they are assigned to."""
        own = self.filter(controller=actor.organisation)
        if actor.runs_whole_organisation:
            return own
        if not actor.may(Permission.RUN_HOUSES):
            return own.none()
        return own.filter(pk__in=Assignment.objects.facility_ids(actor))

    def open_on(self, day: date) -> FacilityQuerySet:
        """Those that take somebody in: a house that has closed is offered nowhere."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gt=day))


@tracked()
class Facility(Controlled):
    """Skovlyset, Nørregade, Skovvang, Pitstop."""

    controller = controller_indexed_with_more()
    name = models.CharField(max_length=80)
    #: Key in ``schemes.SCHEMES``. No choices: a new scheme makes no migration.
    scheme = models.CharField(max_length=40)
    address = models.CharField(max_length=160, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    description = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    #: From this day it is offered nowhere; what has been stays.
    closes_on = models.DateField(null=True, blank=True)
    #: When it changes shifts, as it was written: ["2026-12-01", "07:00", "15:00", "23:00"]. Read
    #: with the house, so that no page asks for it (``services/shift_hours.py``).
    shift_hours = models.JSONField(default=list, db_default=[], blank=True)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [keeps_what_is_open()]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["controller", "name"], name="facility_name"),
            models.UniqueConstraint(fields=["id", "controller"], name="facility_and_controller"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    def is_open_on(self, day: date) -> bool:
        return self.closes_on is None or day < self.closes_on

    def rules_on(self, day: date) -> Version:
        """The version of its scheme that is in force on a day."""
        return schemes.get(self.scheme).on(day)

    def at_its_hours(self, usual: tuple[Shift, ...]) -> HouseShifts:
        """The shifts of its scheme, at the hours the house has set."""
        return HouseShifts(
            usual,
            tuple(
                ShiftHours(
                    starts_on=date.fromisoformat(day), begins=tuple(map(time.fromisoformat, begins))
                )
                for day, *begins in self.shift_hours
            ),
        )

    def shifts_on(self, day: date) -> HouseShifts:
        """By the version of its scheme that is in force on a day."""
        return self.at_its_hours(self.rules_on(day).shifts)


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def facility_ids(self, actor: Actor) -> models.QuerySet[Any, Any]:
        return self.filter(membership=actor.membership, controller=actor.organisation).values(
            "facility_id"
        )


@tracked()
class Assignment(Controlled):
    """A membership's place of work. Staff and leaders see the facilities they are assigned to."""

    membership = models.ForeignKey(
        Membership, models.CASCADE, related_name="assignments", db_index=False
    )
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="assignments")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["membership", "facility"], name="assigned_once"),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="assignment_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} at {self.facility_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}


def _granted_on_the_spot_by(role: Role) -> Q:
    grantable = Q(pk=None)
    for scheme in schemes.SCHEMES.values():
        for track in scheme.versions[-1].tracks:
            if role.value in track.granted_on_the_spot_by:
                grantable |= Q(facility__scheme=scheme.key, track=track.key)
    return grantable


class PlaceQuerySet(models.QuerySet["Place"]):
    def visible_to(self, actor: Actor, facilities: Collection[int] | None = None) -> PlaceQuerySet:
        """Places of the facilities in sight (``facilities``, where they are known); to acute staff
        only those they can grant tonight."""
        in_sight = Facility.objects.visible_to(actor) if facilities is None else facilities
        own = self.filter(controller=actor.organisation, facility__in=in_sight)
        if actor.role is Role.ACUTE_STAFF:
            return own.filter(_granted_on_the_spot_by(actor.role))
        return own

    def run_by(self, actor: Actor) -> PlaceQuerySet:
        """Places of the houses the person runs."""
        return self.filter(facility__in=Facility.objects.run_by(actor))

    def open_between(self, start: date, end: date) -> PlaceQuerySet:
        """Places that exist on at least one night of [start, end)."""
        return self.filter(opens_on__lt=end).filter(Q(closes_on=None) | Q(closes_on__gt=start))


@tracked()
class Place(Controlled):
    """One room, flat or guest bed that can be slept in. It opens and closes on dates."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="places", db_index=False)
    name = models.CharField(max_length=80)
    #: Key of the scheme's track it serves ("home", "guest", "room").
    track = models.CharField(max_length=40)
    description = models.CharField(max_length=120, blank=True)
    #: Of :class:`PlaceNeed`, in its order.
    equipment = ArrayField(
        models.CharField(max_length=20, choices=PlaceNeed), default=list, db_default=[], blank=True
    )
    #: Days after each stay in which it is made ready, and nobody sleeps there.
    turnaround_days = models.PositiveSmallIntegerField(default=0, db_default=0)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["facility__order", "facility__name", "order", "name"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            uncounts_months_of_facility(),
            keeps_what_is_booked(),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["facility", "name"], name="place_name"),
            models.UniqueConstraint(fields=["id", "controller"], name="place_and_controller"),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="place_tied_to_facility",
            ),
            models.CheckConstraint(
                name="place_closes_after_it_opens",
                condition=Q(closes_on=None) | Q(closes_on__gt=F("opens_on")),
                violation_error_message=_("A place closes after the day it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"place_id": self.pk}

    def is_open_on(self, night: date) -> bool:
        return self.opens_on <= night and (self.closes_on is None or night < self.closes_on)

    @property
    def equipment_in_words(self) -> list[str]:
        return [str(PlaceNeed(key).label) for key in self.equipment]

    def track_on(self, day: date) -> Track:
        """The rules of its kind of place, as they are on a day."""
        return self.facility.rules_on(day).track(self.track)


class DayRateQuerySet(models.QuerySet["DayRate"]):
    def run_by(self, actor: Actor) -> DayRateQuerySet:
        """Of the houses that the person sets up."""
        return self.filter(
            controller=actor.organisation, facility__in=Facility.objects.run_by(actor)
        )


@tracked()
class DayRate(Controlled):
    """What a night costs at a facility's track, and the occupancy the rate was computed with."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="rates")
    track = models.CharField(max_length=40)
    #: The budget's name for the row ("Fleksible boliger, Skovlyset").
    name = models.CharField(max_length=120)
    #: Whole kroner per day.
    kroner = models.PositiveIntegerField()
    #: Per cent of the nights, as budgeted.
    target_occupancy = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    period = half_open_period()

    objects = DayRateQuerySet.as_manager()

    class Meta:
        ordering = ["facility__order", "track", "starts_on"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [uncounts_months_of_facility()]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="rate_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(
                name="target_occupancy_is_per_cent", condition=Q(target_occupancy__lte=100)
            ),
            ExclusionConstraint(
                name="one_rate_at_a_time",
                expressions=[
                    ("facility", RangeOperators.EQUAL),
                    ("track", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("There is already a rate in this period."),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="rate_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.kroner} kr."

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
