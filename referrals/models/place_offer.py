"""A place that was offered to one who waits, and those who were passed over for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User, WrittenOnce
from placements.models import Booking, Place
from referrals.models.referral import Referral


class PlaceOfferQuerySet(models.QuerySet["PlaceOffer"]):
    def standing(self) -> PlaceOfferQuerySet:
        """Offered, and neither answered nor over."""
        return self.filter(status=PlaceOffer.Status.OPEN)


@tracked()
class PlaceOffer(Controlled):
    """A place offered from a day, to be answered by an instant; until then a hold keeps it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Not answered in time")
        TAKEN_BACK = "taken_back", _("Taken back")

    class Because(models.TextChoices):
        """Why the citizen says no."""

        TOO_FAR = "too_far", _("It is too far away")
        HOUSE = "house", _("The citizen does not want to live at this facility")
        NOT_READY = "not_ready", _("The citizen is not ready to come on that day")
        OTHER_HELP = "other_help", _("The citizen has or waits for other help")
        NO_ANSWER = "no_answer", _("The citizen could not be reached")
        OTHER = "other", _("Something else")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="place_offers")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    hold = models.ForeignKey(Booking, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    #: None where the scheme sets no end.
    ends_on = models.DateField(null=True, blank=True)
    length_reason = models.TextField(blank=True)
    #: When it is over by itself, with the hold.
    answer_by = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    because = models.CharField(max_length=12, choices=Because, blank=True)
    note = models.TextField(blank=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    #: When it was answered, or over.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_name = models.CharField(max_length=120, blank=True)

    objects = PlaceOfferQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(status="open"), name="one_standing_offer_per_place"
            ),
            models.UniqueConstraint(
                fields=["referral"],
                condition=Q(status="open"),
                name="one_standing_offer_per_referral",
            ),
            models.CheckConstraint(
                name="declined_offer_says_why",
                condition=~Q(status="declined") | ~Q(because=""),
            ),
            models.CheckConstraint(
                name="ended_offer_says_when",
                condition=Q(status="open", ended_at=None)
                | ~Q(status="open") & Q(ended_at__isnull=False),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="place_offer_tied_to_referral",
            ),
            CompositeForeignKey(
                to="placements.Place",
                fields=("place", "controller"),
                name="place_offer_tied_to_place",
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class PassedOver(WrittenOnce):
    """Somebody further down the waiting list was given a place, and why. Says nobody's name."""

    #: Who was passed over.
    referral = models.ForeignKey(Referral, models.CASCADE, related_name="passed_over")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta(WrittenOnce.Meta):
        constraints: ClassVar[list[Any]] = [
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="passed_over_tied_to_referral",
            ),
            CompositeForeignKey(
                to="placements.Place",
                fields=("place", "controller"),
                name="passed_over_tied_to_place",
            ),
        ]

    def __str__(self) -> str:
        return f"passed over {self.referral_id}"
