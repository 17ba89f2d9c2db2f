"""A complaint of a decision, from the day it comes to the day it is settled."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Decision
from referrals.models import decisions_visible_to, referral_of
from schemes.complaints import reconsider_by


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> ComplaintQuerySet:
        return self.filter(controller=actor.organisation, decision__in=decisions_visible_to(actor))

    def unsettled(self) -> ComplaintQuerySet:
        return self.filter(state__in=Complaint.OPEN)


@tracked()
class Complaint(Controlled):
    """Whoever decided looks at it again; where the decision stands, it goes to the appeals board
    with its file."""

    class State(models.TextChoices):
        RECEIVED = "received", _("To be looked at again")
        UPHELD = "upheld", _("Looked at again: the decision stands")
        CHANGED = "changed", _("Looked at again: the decision was changed")
        SENT_ON = "sent_on", _("Sent on to Ankestyrelsen")
        SETTLED = "settled", _("Settled by Ankestyrelsen")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("The decision was confirmed")
        CHANGED = "changed", _("The decision was changed")
        SENT_BACK = "sent_back", _("It was sent back, to be decided anew")
        REJECTED = "rejected", _("The complaint was not taken up")

    class By(models.TextChoices):
        CITIZEN = "citizen", _("The citizen")
        REPRESENTATIVE = "representative", _("A representative of the citizen")
        GUARDIAN = "guardian", _("A guardian")
        RELATIVE = "relative", _("A relative, with power of attorney")

    #: Somebody still owes something.
    OPEN: ClassVar[tuple[str, ...]] = (State.RECEIVED, State.UPHELD, State.SENT_ON)

    controller = controller_indexed_with_more()
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="complaints")
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    received_on = models.DateField()
    by = models.CharField(max_length=16, choices=By)
    by_name = models.CharField(max_length=120, blank=True)
    #: What is complained of, in the words it came in or as it was said.
    text = models.TextField()
    #: Why it came after four weeks; "" where it did not.
    late_reason = models.TextField(blank=True)
    #: What waits until it is settled; "" where the decision holds meanwhile.
    suspends = models.TextField(blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    reconsidered_on = models.DateField(null=True, blank=True)
    reconsidered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    #: What was looked at again, and why it stands or was changed.
    reconsideration = models.TextField(blank=True)
    #: The decision that came of it.
    new_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_text = models.TextField(blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "state", "received_on"], name="complaint_by_state")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(state__in=["received", "upheld", "sent_on"]),
                name="one_open_complaint_per_decision",
            ),
            models.CheckConstraint(
                name="reconsidered_complaint_says_why",
                condition=Q(state__in=["received", "withdrawn"]) | ~Q(reconsideration=""),
            ),
            models.CheckConstraint(
                name="changed_decision_is_there",
                condition=~Q(state="changed") | Q(new_decision__isnull=False),
            ),
            models.CheckConstraint(
                name="settled_complaint_says_how",
                condition=~Q(state="settled") | Q(settled_on__isnull=False) & ~Q(outcome=""),
            ),
            CompositeForeignKey(
                to="placements.Decision",
                fields=("decision", "controller"),
                name="complaint_tied_to_decision",
            ),
            CompositeForeignKey(
                to="citizens.Citizen",
                fields=("citizen", "controller"),
                name="complaint_tied_to_citizen",
            ),
            CompositeForeignKey(
                to="placements.Decision",
                fields=("new_decision", "controller"),
                name="complaint_tied_to_new_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"complaint {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        referral = referral_of(self.decision)
        return {
            "citizen_id": self.citizen_id,
            "referral_id": None if referral is None else referral.pk,
            "stay_id": self.decision.stay_id,
        }

    @property
    def due_on(self) -> date | None:
        """By when whoever decided has looked at it again and, where it stands, sent it on; None
        where nothing is owed here."""
        if self.state not in (self.State.RECEIVED, self.State.UPHELD):
            return None
        return reconsider_by(self.received_on)

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
