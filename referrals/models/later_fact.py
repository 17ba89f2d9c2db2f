"""What was learnt after the referral was sent: an entry beside its frozen copy, which stands."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Organisation, Unit, WrittenOnce
from referrals.models.referral import Referral


class LaterFact(WrittenOnce):
    """Told by either side, read by both, and acted on by nobody: what asks for an act is a
    :class:`ChangeReport`. Written once; a correction is an entry that points at the earlier."""

    class Subject(models.TextChoices):
        CITIZEN = "citizen", _("The citizen")
        SITUATION = "situation", _("The situation now")
        HEALTH = "health", _("Health and treatment")
        AROUND = "around", _("Children, pets, home and relatives")
        REPRESENTATION = "representation", _("Those who speak for the citizen")
        CONSENT = "consent", _("Consent")
        PLACE = "place", _("What the place must have")
        CONTACT = "contact", _("Whom to ring")
        OTHER = "other", _("Something else")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="later_facts")
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.CharField(max_length=20, choices=Subject)
    text = models.TextField()
    #: The entry of the same referral that was wrong.
    corrects = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    #: Of the two sides, that of the sender: who corrects is of the same.
    from_sender = models.BooleanField()
    by_name = models.CharField(max_length=120)
    #: "Region Midtjylland, E3": the two sides read who of them wrote it.
    by_place = models.CharField(max_length=250)

    also_read_by = ("sender",)

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["id", "referral", "controller"], name="later_fact_and_referral"
            ),
            models.CheckConstraint(
                name="later_fact_corrects_another", condition=~Q(corrects=F("pk"))
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="later_fact_tied_to_referral",
            ),
            CompositeForeignKey(
                to="referrals.LaterFact",
                fields=("corrects", "referral", "controller"),
                name="later_fact_corrects_one_of_the_same",
            ),
        ]

    def __str__(self) -> str:
        return f"later fact {self.pk}"
