"""A consent that the citizen is asked for on the own page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay
from sharing.models import Answer, Consent
from sharing.purposes import Purpose
from sharing.topics import Topic


class ConsentQuestionQuerySet(models.QuerySet["ConsentQuestion"]):
    def visible_to(
        self, actor: Actor, facilities: Collection[int] | None = None
    ) -> ConsentQuestionQuerySet:
        return self.filter(stay__in=Stay.objects.visible_to(actor, facilities=facilities))

    def unanswered(self) -> ConsentQuestionQuerySet:
        return self.filter(answered_at=None, taken_back_at=None)

    def open_on(self, day: date) -> ConsentQuestionQuerySet:
        """Those that wait for the citizen: not answered here, nor since then by another way, and
        with a day left for which a yes would hold."""
        answered_since = Consent.objects.filter(
            citizen=OuterRef("stay__citizen"),
            purpose=OuterRef("purpose"),
            recipient__iexact=OuterRef("recipient"),
            at__gt=OuterRef("asked_at"),
        )
        return self.unanswered().filter(~Exists(answered_since), ends_on__gt=day)


class ConsentQuestion(Controlled):
    """What is asked stands as it was asked; what is answered is a consent (``sharing``)."""

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    purpose = models.CharField(max_length=20, choices=Purpose)
    #: To whom, in words; "" where the house itself asks how it goes.
    recipient = LineField(max_length=120, blank=True)
    topics = ArrayField(models.CharField(max_length=20, choices=Topic))
    reason = models.TextField()
    #: The first day on which a yes holds no more.
    ends_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    objects = ConsentQuestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="keeps_what_was_asked", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="keeps_how_it_was_asked",
                fields=["stay", "purpose", "recipient", "topics", "reason", "ends_on", "asked_at"],
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stay", "purpose", "recipient"],
                condition=Q(answered_at=None, taken_back_at=None),
                name="consent_is_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                name="consent_question_is_answered_or_taken_back",
                condition=Q(answer="", answered_at=None)
                | ~Q(answer="") & Q(answered_at__isnull=False, taken_back_at=None),
            ),
            models.CheckConstraint(
                name="consent_question_says_what_and_why",
                condition=~Q(topics=[]) & ~Q(reason=""),
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="consent_question_tied_to_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="consent_question_by_stay"),
        ]

    def __str__(self) -> str:
        return f"consent question {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def last_day(self) -> date:
        """The last day on which a yes holds."""
        return self.ends_on - timedelta(days=1)

    @property
    def shares(self) -> bool:
        return Purpose(self.purpose).shares

    @property
    def whom(self) -> str:
        """As the citizen says it."""
        return self.recipient or str(Purpose(self.purpose).label)

    @property
    def with_whom(self) -> str:
        """ "Lise Holm (Home support)"."""
        words = str(Purpose(self.purpose).label)
        return f"{self.recipient} ({words})" if self.recipient else words

    @property
    def topics_in_words(self) -> list[str]:
        return [str(topic.label) for topic in Topic if topic.value in self.topics]
