"""What is known of a citizen while a place is waited for (§ 110)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce
from referrals.models.referral import Referral


class SleepsMeanwhile(WrittenOnce):
    """Where the citizen slept, each time it was asked; also where the answer was the same."""

    class Rough(models.TextChoices):
        """Under the open sky, or where nobody is meant to sleep."""

        YES = "yes", _("Yes: outside, on a stairway, in a car or the like")
        NO = "no", _("No")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="sleeps")
    where = models.CharField(max_length=160)
    #: "" where nobody asked.
    rough = models.CharField(max_length=3, choices=Rough, blank=True)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="sleeps_tied_to_referral",
            )
        ]

    def __str__(self) -> str:
        return f"sleeps {self.referral_id}"


class MeanwhileOffer(WrittenOnce):
    """What was offered instead of a place, by whom, and what the citizen answered to it. An answer
    that comes later is a row of its own."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("The citizen takes it")
        DECLINED = "declined", _("The citizen does not want it")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="meanwhile_offers")
    what = models.TextField()
    #: "" while the citizen has not answered.
    answer = models.CharField(max_length=10, choices=Answer, blank=True)

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="meanwhile_offer_tied_to_referral",
            )
        ]

    def __str__(self) -> str:
        return f"meanwhile {self.referral_id}"
