"""What a referral tells of the life around the citizen: the columns, and what may stand in them.

All of it may be left out: "" is what nobody has been asked, and never a no.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, Organisation, Unit, controller_indexed_with_more
from placements.models import PlaceNeed


class Known(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Children(models.TextChoices):
    NONE = "none", _("No children")
    LIVE_WITH = "live_with", _("Children live with the citizen")
    VISIT = "visit", _("Children visit")
    BOTH = "both", _("Some live with the citizen, others visit")
    UNKNOWN = "unknown", _("Not known")


class Consent(models.TextChoices):
    """To share information with those who help. Four answers that mean different things (V § 3.7):
    who can't decide has not refused, and who was not asked has done neither."""

    GIVEN = "given", _("The citizen has consented")
    REFUSED = "refused", _("The citizen does not want it")
    UNABLE = "unable", _("The citizen can't decide on it now")
    NOT_ASKED = "not_asked", _("The citizen has not been asked")


class Applicant(models.TextChoices):
    CITIZEN = "citizen", _("The citizen, or someone for the citizen")
    RELATIVE = "relative", _("A relative who needs respite")


class Stance(models.TextChoices):
    """What the citizen says, where somebody else is the applicant."""

    WANTS = "wants", _("The citizen wants it too")
    AGAINST = "against", _("The citizen does not want it")
    CANNOT_SAY = "cannot_say", _("The citizen can't say")
    NOT_ASKED = "not_asked", _("The citizen has not been asked")


def _text(longest: int, **more: Any) -> models.CharField[str, str]:
    """ "" where it was not told, also in a row that was written before it was asked."""
    return models.CharField(max_length=longest, blank=True, default="", db_default="", **more)


class AroundTheCitizen(models.Model):
    #: In words: a bed on the ward, a friend's sofa, nowhere.
    sleeps_tonight = _text(160)
    language = _text(60)
    needs_interpreter = _text(10, choices=Known)
    children = _text(10, choices=Children)
    children_note = _text(120)
    pets = _text(10, choices=Known)
    pets_note = _text(120)
    #: A court's order of treatment (dom til behandling), and of which kind.
    treatment_order = _text(10, choices=Known)
    treatment_order_kind = _text(120)
    consent = _text(10, choices=Consent)
    #: Who gave it: the citizen, or who decides for them.
    consent_by = _text(120)
    consent_on = models.DateField(null=True, blank=True)
    #: Of :class:`PlaceNeed`.
    place_needs = ArrayField(
        models.CharField(max_length=20, choices=PlaceNeed), default=list, db_default=[], blank=True
    )
    applicant = _text(10, choices=Applicant)
    relative_name = _text(120)
    #: "mother", "husband", in words.
    relative_relation = _text(60)
    relative_phone = _text(40)
    citizens_stance = _text(10, choices=Stance)
    citizens_words = _text(120)

    class Meta:
        abstract = True

    @property
    def relative_applies(self) -> bool:
        return self.applicant == Applicant.RELATIVE


#: What must never be false of a referral's row.
CONSTRAINTS: Final[list[Any]] = [
    models.CheckConstraint(
        name="consent_says_who_and_when",
        condition=~Q(consent="given") | ~Q(consent_by="") & Q(consent_on__isnull=False),
    ),
    models.CheckConstraint(
        name="relative_who_applies_has_a_name",
        condition=~Q(applicant="relative") | ~Q(relative_name="") & ~Q(citizens_stance=""),
    ),
]


class Representative(Controlled):
    """Somebody who speaks for the citizen or sits beside them, as the referral told it."""

    class Part(models.TextChoices):
        #: FVL § 8: speaks for a party in a case.
        REPRESENTATIVE = "representative", _("Representative of the party")
        GUARDIAN = "guardian", _("Guardian")
        POWER_OF_ATTORNEY = "attorney", _("Has a power of attorney")
        #: Sits beside, and does not speak for.
        COMPANION = "companion", _("Companion at meetings")
        RELATIVE = "relative", _("Relative")

    controller = controller_indexed_with_more()
    referral = models.ForeignKey(
        "referrals.Referral", models.CASCADE, related_name="representatives"
    )
    #: The referral's sender, who told it and may read it.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    #: As they were told, from 0.
    ordinal = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, choices=Part)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=40, blank=True)
    #: What they help with or decide about, in words.
    does = models.CharField(max_length=120, blank=True)

    also_read_by = ("sender",)
    append_only = True

    class Meta:
        ordering: ClassVar[list[str]] = ["ordinal"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["controller", "referral", "ordinal"], name="representative_once"
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="representative_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"representative {self.pk}"
