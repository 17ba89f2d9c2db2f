"""The discharge agreement (Psychiatry Act § 13 a) or coordination plan (§ 13 b), item by item."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.history import tracked
from discharge.items import BY_KEY, Item
from discharge.models.on_referral import Written, tied
from referrals.models import Referral


@tracked()
class DischargeAgreement(Written):
    """One per referral. Who wrote its kind and the answer about consent last, and when."""

    class Kind(models.TextChoices):
        AGREEMENT = "13a", _("Discharge agreement (§ 13 a)")
        #: Where the citizen will not take part.
        PLAN = "13b", _("Coordination plan (§ 13 b)")

    class Consent(models.TextChoices):
        """Three answers; "" is that nobody has asked. Unable is not refused (V § 3.7)."""

        GIVEN = "given", _("The citizen consents")
        REFUSED = "refused", _("The citizen refuses")
        UNABLE = "unable", _("The citizen cannot decide on it now")

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=3, choices=Kind)
    consent = models.CharField(max_length=10, choices=Consent, blank=True)
    #: To what, or why not, in the citizen's own words where there are any.
    consent_note = models.TextField(blank=True)

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [
            tied("agreement"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of referral {self.referral_id}"

    @property
    def lacks_consent(self) -> bool:
        """Asked, and not given: § 13 c says what is shared all the same."""
        return self.consent in (self.Consent.REFUSED, self.Consent.UNABLE)


class State(models.TextChoices):
    THERE = "there", _("There")
    MISSING = "missing", _("Missing")
    NOT_RELEVANT = "not_relevant", _("Not relevant")


@tracked()
class AgreementItem(Written):
    """An item as it stands. ``side`` and ``by_name`` are those who wrote it last."""

    agreement = models.ForeignKey(
        DischargeAgreement, models.CASCADE, related_name="items", db_index=False
    )
    key = models.CharField(max_length=30)
    state = models.CharField(max_length=12, choices=State, default=State.MISSING)
    text = models.TextField(blank=True)
    #: Since when the ward has been asked for it; None where it has not, or has answered.
    asked_at = models.DateTimeField(null=True, blank=True)
    #: That the other side has received what stands here now.
    received_at = models.DateTimeField(null=True, blank=True)
    received_by_name = models.CharField(max_length=120, blank=True)

    class Meta(Written.Meta):
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            tied("agreement_item"),
            models.UniqueConstraint(fields=["agreement", "key"], name="item_once_per_agreement"),
            models.CheckConstraint(
                name="item_that_is_there_has_its_text",
                condition=~Q(state="there") | ~Q(text=""),
            ),
            models.CheckConstraint(
                name="only_what_is_missing_is_asked_for",
                condition=Q(asked_at=None) | Q(state="missing"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"

    @property
    def item(self) -> Item | None:
        """None for an item that is no longer asked for."""
        return BY_KEY.get(self.key)


class ItemVersion(Written):
    """An item as somebody wrote it; the newest is what stands."""

    item = models.ForeignKey(AgreementItem, models.CASCADE, related_name="versions")
    state = models.CharField(max_length=12, choices=State)
    text = models.TextField(blank=True)

    append_only = True

    class Meta(Written.Meta):
        constraints: ClassVar[list[Any]] = [tied("item_version")]

    def __str__(self) -> str:
        return f"version {self.pk}"
