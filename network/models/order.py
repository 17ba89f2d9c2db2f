"""A treatment order (dom til behandling), and the appointments that it makes compulsory."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from network.models.actor import NetworkActor
from organisations.models import Controlled, controller_indexed_with_more


@tracked()
class TreatmentOrder(Controlled):
    """What a court has ordered, in the order's own words: which kinds there are and what each
    entails is the law's to say, and no rule of ours."""

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(
        Citizen, models.PROTECT, related_name="treatment_orders", db_index=False
    )
    #: As the order calls it.
    kind = LineField(max_length=120)
    clinic = models.ForeignKey(
        NetworkActor, models.PROTECT, null=True, blank=True, related_name="+"
    )
    prison_service = models.ForeignKey(
        NetworkActor, models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField()
    #: The first day it holds no more; None: the order says no day.
    ends_on = models.DateField(null=True, blank=True)
    #: When it was last looked at.
    reviewed_on = models.DateField(null=True, blank=True)
    #: What follows where the citizen stays away, in the order's words.
    if_missed = models.TextField()
    #: Ended before its time, or by its time.
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "controller"], name="treatment_order_and_controller"
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="treatment_order_tied_to_citizen",
            ),
            CompositeForeignKey(
                to="network.NetworkActor",
                fields=("clinic", "citizen", "controller"),
                name="treatment_order_tied_to_clinic",
            ),
            CompositeForeignKey(
                to="network.NetworkActor",
                fields=("prison_service", "citizen", "controller"),
                name="treatment_order_tied_to_prison_service",
            ),
            models.CheckConstraint(
                name="treatment_order_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(
                name="treatment_order_ended_says_why",
                condition=Q(ended_on=None, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "citizen"], name="treatment_order_by_citizen"),
        ]

    def __str__(self) -> str:
        return f"treatment order {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id}

    def stands_on(self, day: date) -> bool:
        """Whether it is to be kept, also where it begins later."""
        days = [each for each in (self.ended_on, self.ends_on) if each is not None]
        return not days or day < min(days)

    @property
    def to_ring(self) -> list[NetworkActor]:
        """Whom to ring when the citizen stays away."""
        return [each for each in (self.clinic, self.prison_service) if each is not None]


@tracked()
class Appointment(Controlled):
    """A compulsory appointment. Moved, it is another row, and this one says so."""

    class Outcome(models.TextChoices):
        ATTENDED = "attended", _("The citizen came")
        MISSED = "missed", _("The citizen did not come")
        MOVED = "moved", _("Moved")
        CALLED_OFF = "called_off", _("Called off")

    controller = controller_indexed_with_more()
    order = models.ForeignKey(
        TreatmentOrder, models.PROTECT, related_name="appointments", db_index=False
    )
    starts_at = models.DateTimeField()
    place = LineField(max_length=200)
    #: Who goes along, by name; "" for nobody.
    companion = LineField(max_length=120, blank=True)
    #: "" until it is known.
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    note = models.CharField(max_length=200, blank=True)
    outcome_at = models.DateTimeField(null=True, blank=True)
    moved_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()
    #: When people were reminded, the day before; None: not yet.
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="appointment_and_controller"),
            models.UniqueConstraint(
                fields=["order", "starts_at"],
                condition=Q(outcome=""),
                name="appointment_stands_once",
            ),
            models.CheckConstraint(
                name="appointment_outcome_has_its_moment",
                condition=Q(outcome="", outcome_at=None)
                | ~Q(outcome="") & Q(outcome_at__isnull=False),
            ),
            models.CheckConstraint(
                name="appointment_that_was_moved_has_another",
                condition=Q(moved_to=None) | Q(outcome="moved"),
            ),
            CompositeForeignKey(
                to="network.TreatmentOrder",
                fields=("order", "controller"),
                name="appointment_tied_to_order",
            ),
            CompositeForeignKey(
                to="network.Appointment",
                fields=("moved_to", "controller"),
                name="appointment_tied_to_its_next",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["order", "starts_at"], name="appointment_in_order"),
            models.Index(
                fields=["controller", "starts_at"],
                condition=Q(outcome="", reminded_at=None),
                name="appointments_to_remind",
            ),
        ]

    def __str__(self) -> str:
        return f"appointment {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.order.event_subjects

    @property
    def on(self) -> date:
        return timezone.localdate(self.starts_at)

    def lacks_outcome_at(self, now: datetime) -> bool:
        """It is over, and nobody has written how it went."""
        return not self.outcome and self.starts_at <= now
