"""Two registrations of one person: proposed by one colleague, confirmed by another, kept so that
they can be taken apart again (ADR-0014)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from citizens.models.citizen import Citizen
from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, User, controller_indexed_with_more


class JoinedRegistration(Controlled):
    """Two registrations became one: what belonged to which, so that they can be taken apart."""

    #: The one that leads to the other since.
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="+", db_index=False)
    #: The one that was kept.
    into = models.ForeignKey(Citizen, models.PROTECT, related_name="+")
    #: {"placements.Stay.citizen": [ids]}: the rows that came over, by the column that names the
    #: citizen.
    moved = models.JSONField(default=dict)
    #: {fact: what the kept registration held before}, of those that were filled in.
    held_before = models.JSONField(default=dict)
    #: Of the number that came over, as ``CitizenNumber.index``; empty where none did.
    number_index = models.BinaryField(max_length=32, blank=True, default=b"")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_apart_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["citizen"], condition=Q(taken_apart_at=None), name="joined_once"
            ),
            models.CheckConstraint(name="joined_are_two", condition=~Q(citizen=F("into"))),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="joined_of_citizen"
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("into", "controller"), name="joined_into_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citizen_id} into {self.into_id}"


class JoiningProposalQuerySet(models.QuerySet["JoiningProposal"]):
    def open(self) -> JoiningProposalQuerySet:
        return self.filter(answer="")

    def naming(self, *ids: int) -> JoiningProposalQuerySet:
        return self.filter(Q(citizen__in=ids) | Q(kept__in=ids))

    def about(self, citizens: models.QuerySet[Citizen]) -> JoiningProposalQuerySet:
        """Those whose kept registration, and unless it is joined already the other, is among
        these."""
        both = Q(citizen__in=citizens) | Q(kind=JoiningProposal.Kind.APART)
        return self.filter(both, kept__in=citizens)


class JoiningProposal(Controlled):
    """Somebody says that two registrations are one person's, or that two joined are two people's.
    Another person confirms or rejects it."""

    class Kind(models.TextChoices):
        JOIN = "join", _("Join")
        APART = "apart", _("Take apart")

    class Answer(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        REJECTED = "rejected", _("Rejected")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    controller = controller_indexed_with_more()
    kind = models.CharField(max_length=6, choices=Kind)
    #: The one that is to lead to the other, or to stand by itself again.
    citizen = models.ForeignKey(Citizen, models.PROTECT, related_name="+", db_index=False)
    kept = models.ForeignKey(Citizen, models.PROTECT, related_name="+")
    reason = models.TextField()
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_note = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = JoiningProposalQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["controller", "proposed_at"],
                name="proposal_open",
                condition=Q(answer=""),
            )
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["citizen"], condition=Q(answer=""), name="one_open_proposal_per_citizen"
            ),
            models.CheckConstraint(name="proposal_of_two", condition=~Q(citizen=F("kept"))),
            # Four eyes, whoever writes it.
            models.CheckConstraint(
                name="proposal_answered_by_another",
                condition=Q(answer="", answered_by=None, answered_at=None)
                | Q(answer="withdrawn", answered_by=F("proposed_by"), answered_at__isnull=False)
                | Q(
                    ~Q(answered_by=F("proposed_by")),
                    answer__in=["confirmed", "rejected"],
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                ),
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="proposal_of_citizen"
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("kept", "controller"), name="proposal_of_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.citizen_id}, {self.kept_id}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {"citizen_id": self.kept_id}
