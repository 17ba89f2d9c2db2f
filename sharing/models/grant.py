"""What a partner with an account in another organisation may read of one citizen."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
    joined_names,
)
from placements.models import Stay
from placements.models.stay_line import last_day
from sharing.models.consent import Consent
from sharing.purposes import Purpose


class GrantQuerySet(models.QuerySet["Grant"]):
    def visible_to(self, actor: Actor) -> GrantQuerySet:
        """Those the actor's organisation has given, of citizens with a stay in sight."""
        in_sight = Stay.objects.visible_to(actor).values("citizen")
        return self.filter(controller=actor.organisation, citizen__in=in_sight)

    def given_to(self, actor: Actor) -> GrantQuerySet:
        """Those that name the actor: whose ward it is, or whose own work address. An account alone
        is not enough, nor the same organisation."""
        if actor.user is None or actor.membership is None:
            return self.none()
        to_ward = Q(partner_unit=actor.unit) if actor.unit is not None else Q(partner_unit=None)
        of_ward = Q(mail="") & Q(partner_unit__isnull=False)
        return self.filter(
            to_ward, of_ward | Q(mail=actor.user.email), partner=actor.organisation
        ).exclude(controller=actor.organisation)

    def open_on(self, day: date) -> GrantQuerySet:
        """Not ended by their own dates; what they rest on is asked where they are read."""
        return self.filter(revoked_at=None, starts_on__lte=day, ends_on__gt=day)


@tracked()
class Grant(Controlled):
    """One citizen, one partner, some parts of the case, from a day until another.

    It is never changed: it is revoked, and given anew. Whether it opens is asked each time it is
    read (``rules.against_reading``) and stored nowhere.
    """

    #: The partner reads that the grant is there, and nothing of the citizen with it.
    also_read_by: ClassVar[tuple[str, ...]] = ("partner",)

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="grants")
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    #: A ward or team of the partner's; None where a person of no ward is named.
    partner_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    #: The work address of the one person who reads; "" for all of the ward.
    mail = models.EmailField(blank=True)
    purpose = models.CharField(max_length=20, choices=Purpose)
    #: What it is for, in words.
    reason = models.TextField()
    #: What it rests on: the one or the other.
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    legal_ground = models.CharField(max_length=20, blank=True)
    #: Why the law allows it here.
    ground_note = models.TextField(blank=True)
    #: Keys of parts of the case (``sharing.parts``).
    parts = ArrayField(models.CharField(max_length=30))
    starts_on = models.DateField()
    #: The first day it opens no more.
    ends_on = models.DateField()
    given_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_because = models.CharField(max_length=300, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_at", "-pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            # Joining registrations moves whose it is, and nothing else of it changes.
            pgtrigger.ReadOnly(
                name="keeps_what_was_given",
                fields=[
                    "partner",
                    "partner_unit",
                    "mail",
                    "purpose",
                    "reason",
                    "consent",
                    "legal_ground",
                    "ground_note",
                    "parts",
                    "starts_on",
                    "ends_on",
                    "given_at",
                ],
            ),
            pgtrigger.Protect(
                name="stays_revoked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__revoked_at__isnull=False)
                & pgtrigger.Q(old__revoked_at__df=pgtrigger.F("new__revoked_at")),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="grant_and_controller"),
            models.CheckConstraint(
                name="grant_names_a_ward_or_a_person",
                condition=Q(partner_unit__isnull=False) | ~Q(mail=""),
            ),
            models.CheckConstraint(
                name="grant_rests_on_a_consent_or_on_the_law",
                condition=Q(consent__isnull=False, legal_ground="", ground_note="")
                | Q(consent=None) & ~Q(legal_ground="") & ~Q(ground_note=""),
            ),
            models.CheckConstraint(
                name="grant_opens_something_until_a_day",
                condition=~Q(parts=[]) & Q(ends_on__gt=F("starts_on")) & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="grant_is_for_another_organisation",
                condition=~Q(partner=F("controller")),
            ),
            models.CheckConstraint(
                name="grant_that_is_revoked_says_why",
                condition=Q(revoked_at=None, revoked_because="")
                | Q(revoked_at__isnull=False) & ~Q(revoked_because=""),
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="grant_tied_to_stay",
            ),
            CompositeForeignKey(
                to="sharing.Consent",
                fields=("consent", "citizen", "controller"),
                name="grant_tied_to_consent",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["partner", "ends_on"], name="grant_by_partner"),
            models.Index(fields=["controller", "citizen"], name="grant_by_citizen"),
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}

    @property
    def last_day(self) -> date:
        day = last_day((self.starts_on, self.ends_on))
        assert day is not None, "a grant ends"
        return day

    @property
    def to_whom(self) -> str:
        """ "Region Midtjylland, E3 (anne@region.example)"."""
        place = joined_names(self.partner, self.partner_unit)
        return f"{place} ({self.mail})" if self.mail else place

    @property
    def read_as(self) -> str:
        """What the access log calls it; with the part that was read."""
        return f"grant {self.pk}"
