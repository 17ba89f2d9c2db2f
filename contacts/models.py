"""Who is rung about what: the steady contacts between a house and those around it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    controller_indexed_with_more,
    joined_names,
)
from organisations.roles import Permission
from placements.models import Facility


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, actor: Actor) -> ContactQuerySet:
        """One's own organisation's. What others show is read by ``contacts.services.shown``."""
        if actor.only_sends or not actor.may(Permission.SEE_CONTACTS):
            return self.none()
        return self.filter(controller=actor.organisation)

    def in_force_on(self, day: date) -> ContactQuerySet:
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))

    def shown_to(self, actor: Actor) -> ContactQuerySet:
        """Of other organisations' contacts those meant for whoever refers: for everybody, or for
        the actor's organisation or unit."""
        units = actor.units_in_sight
        theirs = Q(party=actor.organisation)
        if units is not None:
            theirs &= Q(party_unit=None) | Q(party_unit__in=units)
        return self.filter(Q(party=None, party_text="") | theirs, is_shown_to_referrers=True)


@tracked()
class Contact(Controlled):
    """A person to ring, from ``starts_on`` until (not including) ``ends_on``.

    ``controller`` keeps it. The other party is an organisation with or without a unit, a few words,
    or everybody.
    """

    class Side(models.TextChoices):
        OURS = "ours", _("With us")
        THEIRS = "theirs", _("With somebody we work with")

    controller = controller_indexed_with_more()
    #: None: for all of the organisation's houses.
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=8, choices=Side)
    party = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    party_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    #: Where it is no organisation on file: "Lægehuset i Struer".
    party_text = models.CharField(max_length=120, blank=True)
    person = models.CharField(max_length=120)
    function = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40)
    #: In words: "hverdage 8-15".
    hours = models.CharField(max_length=120, blank=True)
    deputy = models.CharField(max_length=120, blank=True)
    deputy_phone = models.CharField(max_length=40, blank=True)
    is_shown_to_referrers = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    #: Why it was ended: they have another job, the ward was closed.
    ended_because = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["facility__order", "facility__name", "person", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "person"], name="contact_by_person"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="contact_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                violation_error_message=_("It ends after the day it begins."),
            ),
            models.CheckConstraint(
                name="contact_ended_has_a_day",
                condition=Q(ended_because="") | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_unit_has_its_party",
                condition=Q(party_unit=None) | Q(party__isnull=False),
            ),
            models.CheckConstraint(
                name="contact_has_one_party", condition=Q(party=None) | Q(party_text="")
            ),
            models.CheckConstraint(
                name="only_ours_are_shown",
                condition=Q(is_shown_to_referrers=False) | Q(side="ours"),
            ),
            models.CheckConstraint(
                name="deputy_can_be_rung", condition=Q(deputy="") | ~Q(deputy_phone="")
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="contact_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.phone}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}

    @property
    def between(self) -> str:
        """The other party: "Region Midtjylland, E3"; "" for everybody."""
        return joined_names(self.party, self.party_unit) if self.party else self.party_text
