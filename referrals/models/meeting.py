"""Meetings about a referral: planned, and held."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.history import tracked
from organisations.models import Controlled, User
from referrals.models.referral import Referral


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def planned(self) -> MeetingQuerySet:
        return self.filter(held_at=None, cancelled_at=None)


@tracked()
class Meeting(Controlled):
    """Who meets about what, and what came of it. Held, it stands as it was written: a correction
    is a new one that names it."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", _("Meeting with the citizen")
        NETWORK = "network", _("Network meeting")
        PROFESSIONAL = "professional", _("Professional network meeting")
        LEADERS = "leaders", _("Leaders' meeting")

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="meetings", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField()
    #: When on the day, where it matters: "10.00".
    at_time = models.TimeField(null=True, blank=True)
    #: Who takes part, or took part.
    participants = models.TextField(blank=True)
    #: The question put to the leaders.
    question = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    #: What the leaders decided.
    outcome = models.TextField(blank=True)
    #: Of a meeting without the citizen: who tells the citizen of the plan (V § 2.7).
    told_by = models.CharField(max_length=120, blank=True)
    corrects = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="corrections"
    )
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        triggers: ClassVar[list[Any]] = [
            pgtrigger.Protect(
                name="stands_as_it_was_held",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__held_at__isnull=False),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["referral", "on"], name="meetings_of_referral"),
            models.Index(
                fields=["controller", "on"],
                condition=Q(held_at=None, cancelled_at=None),
                name="meetings_planned",
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="held_meeting_says_who_and_what",
                condition=Q(held_at=None) | ~Q(participants="") & ~Q(minutes=""),
            ),
            models.CheckConstraint(
                name="meeting_is_held_or_cancelled",
                condition=Q(held_at=None) | Q(cancelled_at=None),
            ),
            models.CheckConstraint(
                name="leaders_are_asked_something",
                condition=~Q(kind="leaders") | ~Q(question=""),
            ),
            models.CheckConstraint(
                name="somebody_tells_the_citizen_of_the_plan",
                condition=~Q(kind="professional") | Q(held_at=None) | ~Q(told_by=""),
            ),
            CompositeForeignKey(
                to="referrals.Referral",
                fields=("referral", "controller"),
                name="meeting_tied_to_referral",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def is_planned(self) -> bool:
        return self.held_at is None and self.cancelled_at is None
