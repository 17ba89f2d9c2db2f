"""Each time somebody asked for help and nobody could help."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models import Facility, WhyNobody
from referrals.models.referral import Referral


class UnmetDemandQuerySet(models.QuerySet["UnmetDemand"]):
    def visible_to(self, actor: Actor) -> UnmetDemandQuerySet:
        """The organisation's; to those bound to facilities, what was asked of theirs."""
        own = self.filter(controller=actor.organisation)
        if actor.sees_whole_organisation:
            return own
        return own.filter(facility__in=Facility.objects.visible_to(actor))


class UnmetDemand(WrittenOnce):
    """What was asked of whom, when, and why it came to nothing. Nobody's name is kept."""

    class Asked(models.TextChoices):
        CALL = "call", _("By phone")
        DOOR = "door", _("At the door")
        REFERRAL = "referral", _("By a referral")

    Because = WhyNobody

    controller = controller_indexed_with_more()
    scheme = models.CharField(max_length=40)
    #: "" of a call to a house with several kinds of place: nobody asked which.
    track = models.CharField(max_length=40, blank=True)
    facility = models.ForeignKey(Facility, models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.CharField(max_length=10, choices=Asked)
    because = models.CharField(max_length=20, choices=Because)
    #: Hour and weekday are read from it, in local time.
    happened_at = models.DateTimeField()
    #: The referral that was refused for lack of room.
    referral = models.ForeignKey(Referral, models.CASCADE, null=True, blank=True, related_name="+")

    objects = UnmetDemandQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "happened_at"], name="unmet_by_time")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(referral__isnull=False),
                name="unmet_once_per_referral",
            ),
            models.CheckConstraint(
                name="unmet_referral_is_named",
                condition=Q(referral=None) | Q(asked="referral"),
            ),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="unmet_tied_to_facility",
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="unmet_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.because} {self.happened_at:%Y-%m-%d %H:%M}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"referral_id": self.referral_id}
