"""Volunteers and peers of a house, and what the house asks of them first."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from organisations.roles import Permission
from placements.models import Facility


@tracked()
class VolunteerTerms(Controlled):
    """Which certificates a house asks to see before anybody takes a shift."""

    facility = models.OneToOneField(Facility, models.CASCADE, related_name="+")
    asks_criminal_record = models.BooleanField(default=False)
    asks_child_certificate = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="volunteer_terms_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"what {self.facility_id} asks of volunteers"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def visible_to(self, actor: Actor) -> VolunteerQuerySet:
        """Of the houses in sight, to those who work there; to a volunteer, themselves."""
        own = self.filter(controller=actor.organisation)
        if actor.may(Permission.HOUSE_LIFE):
            return own.filter(facility__in=Facility.objects.visible_to(actor))
        return own.of_account(actor)

    def of_account(self, actor: Actor) -> VolunteerQuerySet:
        """The person's own, at the houses where they help today."""
        if not actor.may(Permission.TAKE_SHIFTS) or actor.user is None:
            return self.none()
        return self.active().filter(controller=actor.organisation, user=actor.user)

    def active(self) -> VolunteerQuerySet:
        return self.filter(paused_on=None, ended_on=None)


@tracked()
class Volunteer(Controlled):
    """Somebody who helps in a house without being employed. With an account they sign up for
    themselves; without, the house does it for them."""

    class Kind(models.TextChoices):
        VOLUNTEER = "volunteer", gettext_lazy("Volunteer")
        #: Has been through it, and bridges the way home (V § 2.10).
        PEER = "peer", gettext_lazy("Peer")

    controller = controller_indexed_with_more()
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = LineField(max_length=120)
    phone = LineField(max_length=40)
    mail = models.EmailField(blank=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    #: The day the duty of confidentiality was signed.
    confidential_on = models.DateField(null=True, blank=True)
    #: The day each certificate was seen. What stands in it is written nowhere.
    criminal_record_on = models.DateField(null=True, blank=True)
    child_certificate_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["facility", "user"],
                condition=Q(ended_on=None),
                name="account_helps_once_in_a_house",
                violation_error_message=gettext_lazy("The account is another volunteer's here."),
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="volunteer_and_controller"),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="volunteer_tied_to_facility",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "facility", "name"], name="volunteer_of_house"),
        ]

    def __str__(self) -> str:
        return f"volunteer {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """No citizen is concerned."""
        return {}

    @property
    def is_active(self) -> bool:
        return self.paused_on is None and self.ended_on is None

    @property
    def state(self) -> str:
        if self.ended_on is not None:
            return _("Ended")
        return _("Paused") if self.paused_on is not None else _("Active")

    @property
    def first_name(self) -> str:
        """What the other volunteers read."""
        return self.name.split(" ")[0]

    def missing(self, terms: VolunteerTerms | None) -> list[str]:
        """What the house has not seen yet, in words: nobody takes a shift before."""
        missing = []
        if self.confidential_on is None:
            missing.append(_("the duty of confidentiality is not signed"))
        if terms and terms.asks_criminal_record and self.criminal_record_on is None:
            missing.append(_("the criminal record is not seen"))
        if terms and terms.asks_child_certificate and self.child_certificate_on is None:
            missing.append(_("the child certificate is not seen"))
        return missing
