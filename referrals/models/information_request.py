"""More information, asked for while a referral is assessed."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, Organisation, Unit, User
from referrals.models.referral import Referral
from schemes.calendar import Pause, add_working_days

#: What was asked stands as it was asked.
AS_ASKED: Final = ("referral", "of_sender", "asked_of", "questions", "words", "by", "at")


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def unanswered(self) -> InformationRequestQuerySet:
        return self.filter(ended_at=None)


@tracked()
class InformationRequest(Controlled):
    """Asked of the sender, or of somebody else by name. While it is unanswered the deadline of the
    reply stands still: from the day it was asked, and running again on the day it is ended."""

    referral = models.ForeignKey(
        Referral, models.CASCADE, related_name="information_requests", db_index=False
    )
    #: The referral's sender, who may read it too.
    sender = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sender_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    of_sender = models.BooleanField(default=True)
    #: Who is asked, by name, where it is not the sender.
    asked_of = models.CharField(max_length=120, blank=True)
    #: Keys of the criteria that are asked.
    questions = models.JSONField(default=list)
    words = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    #: When it was answered, or taken back.
    ended_at = models.DateTimeField(null=True, blank=True)
    #: By name, since it may be a partner's system.
    ended_by_name = models.CharField(max_length=120, blank=True)
    taken_back = models.BooleanField(default=False)
    #: {criterion key: answer}, as it was answered.
    answers = models.JSONField(default=dict)
    #: The answer in words, or why it is not needed any more.
    answer = models.TextField(blank=True)

    objects = InformationRequestQuerySet.as_manager()
    also_read_by = ("sender",)

    class Meta:
        ordering = ["-at", "-pk"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.ReadOnly(name="stays_as_it_was_asked", fields=list(AS_ASKED))
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "at"], name="information_of_referral"),
            models.Index(
                fields=["controller", "referral"],
                condition=Q(ended_at=None),
                name="information_waited_for",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="information_asks_something",
                condition=~Q(questions=[]) | ~Q(words=""),
            ),
            models.CheckConstraint(
                name="information_says_of_whom",
                condition=Q(of_sender=True, asked_of="") | Q(of_sender=False) & ~Q(asked_of=""),
            ),
            models.CheckConstraint(
                name="information_ended_says_by_whom",
                condition=Q(ended_at=None, ended_by_name="", taken_back=False)
                | Q(ended_at__isnull=False) & ~Q(ended_by_name=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="information_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"information {self.pk}"

    @property
    def asked_on(self) -> date:
        return timezone.localdate(self.at)

    @property
    def pause(self) -> Pause:
        """The days on which the reply's deadline stands still for it."""
        return Pause(self.asked_on, timezone.localdate(self.ended_at) if self.ended_at else None)

    def expected_by(self, within: int) -> date:
        """The last of ``within`` working days: afterwards both sides are reminded."""
        return add_working_days(self.asked_on, within)
