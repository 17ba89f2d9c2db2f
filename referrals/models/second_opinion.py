"""Another professional's view of a referral, asked for by name."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import Q

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User
from referrals.models.referral import Referral

AS_ASKED: Final = ("referral", "person_name", "person_function", "question", "by", "at")


class SecondOpinionQuerySet(models.QuerySet["SecondOpinion"]):
    def unanswered(self) -> SecondOpinionQuerySet:
        return self.filter(answered_at=None)


@tracked()
class SecondOpinion(Controlled):
    """A question to one professional, and the answer. The reply's deadline runs on meanwhile."""

    referral = models.ForeignKey(
        Referral, models.CASCADE, related_name="second_opinions", db_index=False
    )
    person_name = models.CharField(max_length=120)
    person_function = models.CharField(max_length=120, blank=True)
    question = models.TextField()
    answer_by = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = SecondOpinionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.ReadOnly(name="stays_as_it_was_asked", fields=list(AS_ASKED))
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "at"], name="opinions_of_referral"),
            models.Index(
                fields=["controller", "answer_by"],
                condition=Q(answered_at=None),
                name="opinions_waited_for",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="opinion_answered_says_what",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="opinion_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"opinion {self.pk}"
