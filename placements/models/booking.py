"""A booking: the only thing that takes a place (ADR-0002)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import (
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import JSONArray
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from core.db.listed import IsListed
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models.absence import Absence
from placements.models.counted_month import uncounts_months_of_booking
from placements.models.facility import Place, half_open_period
from placements.models.stay import Stay

ONE_PER_PLACE = "one_booking_per_place_and_night"
ONE_BED_PER_CITIZEN = "one_bed_per_citizen_and_night"
#: The nights of the place that nobody else can have.
_TAKEN = Func(F("starts_on"), F("free_from"), Value("[)"), function="daterange")


class BookingQuerySet(models.QuerySet["Booking"]):
    def visible_to(
        self, actor: Actor, on: date | None = None, facilities: Collection[int] | None = None
    ) -> BookingQuerySet:
        """Of the places in sight (of ``facilities``, where they are known: the database then knows
        how few rows to expect); where the role's sight has a time, around ``on`` (today), and
        whoever is still in the bed, whatever the booking says."""
        places = Place.objects.visible_to(actor, facilities)
        own = self.filter(controller=actor.organisation, place__in=places)
        nights = actor.nights_in_sight(on or timezone.localdate())
        if nights is None:
            return own
        start, end = nights
        still_here = Q(stay__status=Stay.Status.HERE, starts_on__lt=end)
        ends_later = Q(ends_on=None) | Q(ends_on__gt=start)
        return own.standing().filter(Q(starts_on__lt=end) & ends_later | still_here)

    def standing(self) -> BookingQuerySet:
        return self.filter(cancelled_at=None)

    def trials(self) -> BookingQuerySet:
        return self.filter(kind=Booking.Kind.TRIAL)

    def without_trials(self) -> BookingQuerySet:
        """Of a stay: the nights from moving in on."""
        return self.exclude(kind=Booking.Kind.TRIAL)

    def slept_in_on(self, today: date) -> BookingQuerySet:
        """Where those who are here sleep, the night of ``today`` included: whoever has not been
        written as having left is in bed, though the booking has ended."""
        here = Stay.objects.filter(status=Stay.Status.HERE)
        return (
            self.standing()
            .filter(IsListed("stay", here), kind=Booking.Kind.STAY, starts_on__lte=today)
            .without_places_left(today)
        )

    def without_places_left(self, today: date) -> BookingQuerySet:
        """Of those whose stay has another place since, begun by ``today``, only the present one."""
        return self.exclude(_has_moved_on(today))

    def with_next_place(self) -> BookingQuerySet:
        """With ``next_place_from``: the day the stay's next place begins, planned or begun."""
        first = _next_places().order_by("starts_on").values("starts_on")[:1]
        return self.annotate(next_place_from=Subquery(first))

    def with_nights_away(self, start: date, end: date) -> BookingQuerySet:
        """With ``away``: [kind, first night, first night back] of each absence of the stay that has
        a night in [start, end)."""
        absences = (
            Absence.objects.standing()
            .filter(Q(ends_on=None) | Q(ends_on__gt=start), stay=OuterRef("stay"))
            .filter(starts_on__lt=end)
            .values_list(JSONArray("kind", "starts_on", "ends_on"))
        )
        return self.annotate(away=ArraySubquery(absences))

    def taking_nights_of(
        self, start: date, end: date, *, now: datetime, tonight: bool = False
    ) -> BookingQuerySet:
        """What takes a night of [start, end): bookings in force, and people still in bed.

        A place that is made ready is taken, too.

        Nothing hangs on a sweep having run: a hold whose time is up takes nothing, and who stays
        past the planned end takes tonight. Who is to leave *today* leaves room for a plan, since
        guests change on the same day; but not for what happens now (``tonight``): a guest at the
        door, the free count.

        Compares the dates, since a range operator can't use an index under row-level security.
        """
        today = timezone.localdate(now)
        takes = Q(free_from=None) | Q(free_from__gt=start)  # None: it has no end
        if start <= today:
            still_here = self.slept_in_on(today).filter(ends_on__lte=today)
            if not tonight:
                still_here = still_here.exclude(stay__planned_end_on__gte=today)
            takes |= Q(IsListed("pk", still_here))
        return self.in_force_at(now).filter(starts_on__lt=end).filter(takes)

    def open_ended(self) -> BookingQuerySet:
        """Of stays without an end, planned or here, the last place: what follows their review is
        not promised."""
        return self.standing().filter(
            ~Exists(_next_places()),
            kind=Booking.Kind.STAY,
            stay__planned_end_on=None,
            stay__status__in=[Stay.Status.PLANNED, Stay.Status.HERE],
        )

    def in_force_at(self, now: datetime) -> BookingQuerySet:
        """Without holds whose time is up, whether or not the sweep has come to them."""
        return self.standing().exclude(kind=Booking.Kind.HOLD, expires_at__lte=now)

    def lapsed_holds(self, now: datetime) -> BookingQuerySet:
        return self.standing().filter(kind=Booking.Kind.HOLD, expires_at__lte=now)


def _next_places() -> BookingQuerySet:
    """Of the same stay, those that begin later."""
    return Booking.objects.filter(
        stay=OuterRef("stay"), cancelled_at=None, starts_on__gt=OuterRef("starts_on")
    )


def _has_moved_on(today: date) -> Exists:
    return Exists(_next_places().filter(starts_on__lte=today))


@tracked()
class Booking(Controlled):
    """A place taken for the nights [starts_on, ends_on). Only a closure may have no end."""

    #: The nights after a stay in which its place is made ready, as a board draws them.
    is_turnaround = False

    class Kind(models.TextChoices):
        STAY = "stay", _("Stay")
        #: Before moving in, while still in hospital: it takes the place, and starts nothing.
        TRIAL = "trial", _("Trial night")
        HOLD = "hold", _("Reservation")
        CLOSURE = "closure", _("Closed")

    controller = controller_indexed_with_more()
    place = models.ForeignKey(Place, models.PROTECT, related_name="bookings")
    kind = models.CharField(max_length=10, choices=Kind)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    period = half_open_period()
    #: Days after a stay in which its place is made ready (``services/turnaround.py``).
    turnaround_days = models.PositiveSmallIntegerField(default=0, db_default=0)
    #: The first night somebody else can have the place.
    free_from = models.GeneratedField(
        expression=ExpressionWrapper(
            F("ends_on") + F("turnaround_days"), output_field=models.DateField()
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    citizen = models.ForeignKey(
        Citizen, models.PROTECT, null=True, blank=True, related_name="bookings"
    )
    stay = models.ForeignKey(Stay, models.PROTECT, null=True, blank=True, related_name="bookings")
    #: A hold lapses by itself at this instant.
    expires_at = models.DateTimeField(null=True, blank=True)
    #: Why the place is closed or held.
    reason = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [uncounts_months_of_booking()]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "starts_on", "ends_on"], name="booking_by_date"),
            # What stands on or after a day: few, however many years there are before it.
            models.Index(fields=["controller", "free_from", "starts_on"], name="booking_by_end"),
            models.Index(
                fields=["controller", "expires_at"],
                name="booking_hold_lapses",
                condition=Q(kind="hold", cancelled_at=None),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                # An empty range overlaps nothing and would slip past the exclusion constraints.
                name="booking_ends_after_start",
                condition=Q(ends_on=None, kind="closure") | Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("The last day must be after the first."),
            ),
            models.CheckConstraint(
                name="only_after_a_stay_a_place_is_made_ready",
                condition=Q(turnaround_days=0) | Q(kind="stay"),
            ),
            models.CheckConstraint(
                name="booking_of_a_stay_has_stay_and_citizen",
                condition=Q(kind__in=["stay", "trial"], stay__isnull=False, citizen__isnull=False)
                | Q(kind="hold", stay=None, expires_at__isnull=False)
                | Q(kind="closure", stay=None, citizen=None),
            ),
            ExclusionConstraint(
                name=ONE_PER_PLACE,
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    (_TAKEN, RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at=None),
                violation_error_message=_("The place is taken in this period."),
            ),
            ExclusionConstraint(
                name=ONE_BED_PER_CITIZEN,
                expressions=[
                    ("citizen", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(cancelled_at=None, kind__in=["stay", "trial"]),
                violation_error_message=_("The citizen has another place in this period."),
            ),
            CompositeForeignKey(
                to="placements.Place", fields=("place", "controller"), name="booking_tied_to_place"
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="booking_tied_to_stay",
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="booking_tied_to_citizen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.starts_on} – {self.ends_on or '…'}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "place_id": self.place_id}

    @property
    def is_open_ended(self) -> bool:
        """Ends at a review, and the stay most likely goes on: what follows is not promised. Not
        where the citizen moves on to another place then (``with_next_place``)."""
        stay = self.stay
        if stay is None or getattr(self, "next_place_from", None) is not None:
            return False
        return stay.is_open and stay.is_open_ended

    def is_made_ready_on(self, night: date) -> bool:
        """The stay is over, and the place is not yet for somebody else."""
        return self.ends_on is not None and self.ends_on <= night < self.free_from

    def holds_at(self, now: datetime) -> bool:
        """A hold that still keeps the place free."""
        return self.cancelled_at is None and self.expires_at is not None and now < self.expires_at

    def takes(self, night: date) -> bool:
        return self.starts_on <= night and (self.ends_on is None or night < self.ends_on)
