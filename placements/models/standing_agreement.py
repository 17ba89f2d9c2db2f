"""What a citizen may ring for without a new assessment: a part of the citizen's plan (V § 2.4)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from organisations.roles import Permission
from placements.models.facility import Facility, half_open_period


class StandingAgreementQuerySet(models.QuerySet["StandingAgreement"]):
    def visible_to(self, actor: Actor, on: date | None = None) -> StandingAgreementQuerySet:
        """Of the facilities in sight. To those who only grant tonight, the ones in force ``on``
        (today): the agreement is there for them to open the door by."""
        rows = self.filter(
            controller=actor.organisation, facility__in=Facility.objects.visible_to(actor)
        )
        if actor.may(Permission.SEE_CITIZENS):
            return rows
        if not actor.may(Permission.GRANT_GUEST_NIGHT):
            return rows.none()
        return rows.in_force_on(on or timezone.localdate())

    def standing(self) -> StandingAgreementQuerySet:
        return self.filter(withdrawn_at=None)

    def in_force_on(self, day: date) -> StandingAgreementQuerySet:
        return self.standing().filter(
            Q(ends_on=None) | Q(ends_on__gt=day), starts_on__lte=day, citizen__died_on=None
        )


class StandingAgreement(Controlled):
    """A citizen may ring and have a place of a kind for some nights, from a day until another, or
    until it is withdrawn. It is never changed: it is withdrawn, and made anew."""

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="standing_agreements")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    #: Key of the scheme's track: the kind of place.
    track = models.CharField(max_length=40)
    starts_on = models.DateField()
    #: The first day it holds no more; None: until it is withdrawn.
    ends_on = models.DateField(null=True, blank=True)
    period = half_open_period()
    nights_at_a_time = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(7)]
    )
    nights_a_month = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    #: Who made it with the citizen, by name.
    made_with = models.CharField(max_length=200)
    #: What staff should know when the citizen rings.
    words_for_staff = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    objects = StandingAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "facility"],
                name="agreement_standing",
                condition=Q(withdrawn_at=None),
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="agreement_and_controller"),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="agreement_tied_to_citizen",
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="agreement_tied_to_facility",
            ),
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("The last day must be after the first."),
            ),
            models.CheckConstraint(
                name="agreement_allows_some_nights",
                condition=Q(nights_at_a_time__gte=1, nights_a_month__gte=1)
                & Q(nights_at_a_time__lte=F("nights_a_month")),
            ),
            models.CheckConstraint(
                name="withdrawn_agreement_says_why",
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason=""),
            ),
            ExclusionConstraint(
                name="one_agreement_at_a_time",
                expressions=[
                    ("citizen", RangeOperators.EQUAL),
                    ("facility", RangeOperators.EQUAL),
                    ("track", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id}

    def in_force_on(self, day: date) -> bool:
        return (
            self.withdrawn_at is None
            and self.starts_on <= day
            and (self.ends_on is None or day < self.ends_on)
        )


class GuestNight(Controlled):
    """How a place came to be granted on the spot: who asked, and whether the back-up was asked."""

    class Occasion(models.TextChoices):
        ACUTE = "acute", _("Staff or others asked for the guest")
        OWN_CALL = "own_call", _("The guest rang or came")

    class Backup(models.TextChoices):
        YES = "yes", _("Yes, asked")
        NO = "no", _("No, not reached or not asked")
        NOT_NEEDED = "not_needed", _("Not needed")

    stay = models.OneToOneField("placements.Stay", models.PROTECT, related_name="guest_night")
    occasion = models.CharField(max_length=10, choices=Occasion)
    #: Whether the back-up on call was asked; "" where nobody had to say. Who it was: the stay's.
    backup = models.CharField(max_length=12, choices=Backup, blank=True)
    agreement = models.ForeignKey(
        StandingAgreement, models.PROTECT, null=True, blank=True, related_name="guest_nights"
    )

    append_only = True

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="guest_night_tied_to_stay"
            ),
            CompositeForeignKey(
                to="placements.StandingAgreement",
                fields=("agreement", "controller"),
                name="guest_night_tied_to_agreement",
            ),
            models.CheckConstraint(
                name="agreement_is_for_who_rings",
                condition=Q(agreement=None) | Q(occasion="own_call"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.stay_id}"
