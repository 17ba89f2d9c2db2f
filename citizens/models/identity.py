"""Is it the same person? A question to somebody who sees both."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from citizens.models.citizen import Citizen
from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled, User


class IdentityQuestionQuerySet(models.QuerySet["IdentityQuestion"]):
    def open(self) -> IdentityQuestionQuerySet:
        return self.filter(answer="")

    def about(self, citizens: models.QuerySet[Citizen]) -> IdentityQuestionQuerySet:
        """Those that whoever sees these citizens can answer: both are among them."""
        return self.filter(Q(other=None) | Q(other__in=citizens), citizen__in=citizens)


class IdentityQuestion(Controlled):
    """Is it the same person? Put where one was registered who may be another, known before.

    Whoever wrote it was shown nothing; somebody who sees both answers.
    """

    class Answer(models.TextChoices):
        SAME = "same", _("The same person")
        ANOTHER = "another", _("Another person")

    #: As written last.
    citizen = models.ForeignKey(
        Citizen, models.CASCADE, related_name="identity_questions", db_index=False
    )
    #: Known before; None where what was written contradicts itself.
    other = models.ForeignKey(Citizen, models.CASCADE, null=True, blank=True, related_name="+")
    #: They came with the same number: nothing is decided about ``citizen`` before it is answered.
    by_number = models.BooleanField(default=False)
    #: Values of ``citizens.rules.Difference``.
    differences = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IdentityQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["citizen", "other"], name="identity_asked_once"),
            models.CheckConstraint(
                name="identity_answer_says_when",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False),
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("citizen", "controller"), name="question_of_citizen"
            ),
            CompositeForeignKey(
                to="citizens.Citizen", fields=("other", "controller"), name="question_of_other"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"
