"""A referral sent on to somebody else, as the one who sent it on keeps it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Organisation, Unit, WrittenOnce
from referrals.models.referral import Referral


class Redirect(WrittenOnce):
    """Where the asking went on to. The new referral is the receiver's row, and its sender the one
    who asked here; whoever sent it on may not read it, and names it by its reference."""

    class Consent(models.TextChoices):
        """Whether the citizen lets the facts travel: unable and refused are different answers."""

        GIVEN = "given", _("The citizen has consented")
        UNABLE = "unable", _("The citizen is not able to decide on consent")
        REFUSED = "refused", _("The citizen does not consent")

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="redirect")
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    receiver = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=40)
    #: Of the new referral. No foreign key: it lies behind the receiver's wall.
    new_reference = models.CharField(max_length=20)
    new_id = models.BigIntegerField()
    consent = models.CharField(max_length=8, choices=Consent)
    #: By which ground the facts travel where the citizen is not able to decide.
    ground = models.TextField(blank=True)
    reason = models.TextField()

    also_read_by = ("sender",)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="facts_travel_by_consent_or_ground",
                condition=Q(consent="given") | Q(consent="unable") & ~Q(ground=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="redirect_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return self.new_reference
