"""What was decided about a citizen: one kind of thing for the whole course."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import (
    Controlled,
    Organisation,
    Unit,
    User,
    controller_indexed_with_more,
)
from placements.models.stay import Stay
from placements.models.under_scheme import UnderScheme
from schemes.base import ALLOWING, AWARDS, DecisionKind

if TYPE_CHECKING:
    from schemes.base import DecisionRule


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> DecisionQuerySet:
        """Not replaced, not lapsed: also those whose days are over."""
        return self.filter(ended_on=None)

    def allowing(self) -> DecisionQuerySet:
        """Those a citizen is in a place by."""
        return self.filter(kind__in=ALLOWING)


@tracked()
class Decision(UnderScheme, Controlled):
    """A decision with its reasons: an award, its refusal, an extension, a discharge.

    It is never changed. Another decision takes its place (``replaces``), or it lapses because of
    the citizen; then ``ended_on`` says since when, and no letter may say that it stands.
    """

    class Kind(models.TextChoices):
        AWARD = DecisionKind.AWARD.value, _("Award")
        PARTIAL = DecisionKind.PARTIAL.value, _("Award of less than was applied for")
        REFUSAL = DecisionKind.REFUSAL.value, _("Refusal")
        EXTENSION = DecisionKind.EXTENSION.value, _("Extension")
        EXTENSION_REFUSED = DecisionKind.EXTENSION_REFUSED.value, _("Refusal of an extension")
        INTENSITY = DecisionKind.INTENSITY.value, _("Change of the support")
        AWARD_ENDED = DecisionKind.AWARD_ENDED.value, _("End of an award")
        DISCHARGE = DecisionKind.DISCHARGE.value, _("Discharge by the leader")
        MUNICIPALITY_DISCHARGE = (
            DecisionKind.MUNICIPALITY_DISCHARGE.value,
            _("Discharge by the municipality"),
        )
        EXPULSION = DecisionKind.EXPULSION.value, _("Expulsion")

    class Outcome(models.TextChoices):
        """What a decision comes to, as who asked by a referral is told."""

        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    class EndedBecause(models.TextChoices):
        REPLACED = "replaced", _("Another decision has taken its place")
        SHORTENED = "shortened", _("The stay was made shorter by agreement")
        LAPSED = "lapsed", _("The citizen no longer needs or wants it")
        CALLED_OFF = "called_off", _("The stay came to nothing")
        MISTAKE = "mistake", _("It was written by mistake")

    controller = controller_indexed_with_more()
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="decisions")
    #: The stay it is about, once there is one.
    stay = models.ForeignKey(
        Stay, models.PROTECT, null=True, blank=True, related_name="decisions", db_index=False
    )
    #: The organisation that asked by a referral, and its ward: they may read the answer.
    sender = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=24, choices=Kind)
    reasons = models.TextField(blank=True)
    #: [{"key", "answer", "label", "value"}]: what it rests on, as it was answered and in the words
    #: of the day. What it comes to, to the citizen, the scheme says (``Version.told_citizen``).
    facts = models.JSONField(default=list, blank=True)
    #: [{"code", "text", "source", "reason"}]: judgements set aside, each with its reason.
    overrides = models.JSONField(default=list, blank=True)
    #: [{"code", "text", "source"}]: what spoke against, as the rules put it that day.
    refusals = models.JSONField(default=list, blank=True)
    legal_basis = models.CharField(max_length=20, blank=True)
    #: {"title", "version", "link"} of the organisation's local standard, as it was that day.
    standard = models.JSONField(default=dict, blank=True)
    target_group = models.CharField(max_length=20, blank=True)
    #: The length as it was told to the citizen.
    told_length = models.CharField(max_length=80, blank=True)
    goals = models.TextField(blank=True)
    #: Where one who was not taken in was sent instead (V § 4.8).
    sent_to = models.CharField(max_length=160, blank=True)
    #: Per cent of the base support.
    intensity = models.PositiveSmallIntegerField(default=100)
    #: The days it is about, the last not included; None where they are not known or have no end.
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    #: The first of those whose places were taken, one after another, up to this; None where it is
    #: the first itself.
    began_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="came_after"
    )
    #: Since when it stands no more; None while it stands.
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=12, choices=EndedBecause, blank=True)

    objects = DecisionQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering = ["decided_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "decided_at"], name="decision_by_day"),
            models.Index(fields=["stay", "kind"], name="decision_of_stay"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "controller"], name="decision_and_controller"),
            models.CheckConstraint(
                name="decision_against_has_reasons",
                condition=Q(kind__in=["award", "extension"]) | ~Q(reasons=""),
            ),
            models.CheckConstraint(
                name="decision_that_fell_says_why",
                condition=Q(ended_on=None, ended_because="")
                | Q(ended_on__isnull=False) & ~Q(ended_because=""),
            ),
            models.CheckConstraint(
                name="decision_that_replaces_knows_the_first",
                condition=Q(replaces=None, began_with=None)
                | Q(replaces__isnull=False, began_with__isnull=False),
            ),
            models.CheckConstraint(
                name="decision_ends_after_it_starts",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="decision_tied_to_citizen",
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "citizen", "controller"),
                name="decision_tied_to_stay",
            ),
            CompositeForeignKey(
                to="placements.Decision",
                fields=("replaces", "controller"),
                name="decision_tied_to_the_one_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.citizen_id, "stay_id": self.stay_id}

    @property
    def outcome(self) -> str:
        return self.Outcome.ACCEPTED if self.is_award else self.Outcome.REFUSED

    @property
    def is_award(self) -> bool:
        return self.kind in AWARDS

    @property
    def is_allowing(self) -> bool:
        """The citizen may be in a place by it."""
        return self.kind in ALLOWING

    @property
    def stands(self) -> bool:
        return self.ended_on is None

    @property
    def decided_on(self) -> date:
        return timezone.localdate(self.decided_at)

    def covers(self, day: date) -> bool:
        """It stands, and the day is one of its days. One whose days are not set covers none."""
        return (
            self.stands
            and self.starts_on is not None
            and self.starts_on <= day
            and (self.ends_on is None or day < self.ends_on)
        )

    @property
    def rule(self) -> DecisionRule:
        """As the scheme's track makes that kind of decision."""
        return self.scheme_track.decision_rule(self.kind)

    @property
    def can_be_complained_about(self) -> bool:
        return self.rule.can_be_complained_about(self.decided_on)

    def fall(self, because: str, now: datetime) -> None:
        """It stands no more (unsaved)."""
        if self.ended_on is None:
            self.ended_on, self.ended_because = timezone.localdate(now), because
