"""What the citizen says from the page: a line, a no, "ask me again"."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from organisations.actors import Actor
from organisations.models import Controlled, User, controller_indexed_with_more
from placements.models import Stay


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(
        self, actor: Actor, facilities: Collection[int] | None = None
    ) -> MessageQuerySet:
        return self.filter(stay__in=Stay.objects.visible_to(actor, facilities=facilities))


class Message(Controlled):
    """It is kept with the stay, as it was written; the house says that it has seen it."""

    class Kind(models.TextChoices):
        LINE = "line", _("A line")
        ASK_AGAIN = "ask_again", _("Ask me again")
        NO = "no", _("I say no")

    class About(models.TextChoices):
        QUESTIONS = "questions", _("The three questions")
        STAR = "star", _("The Recovery Star")
        SHARING = "sharing", _("That others are told about me")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    about = models.CharField(max_length=10, choices=About, blank=True)
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    seen_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="keeps_what_the_citizen_said", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="keeps_how_the_citizen_said_it",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("stay", "kind", "about", "text", "at"),
            ),
        ]
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="citizen_writes_a_line_or_answers",
                condition=Q(kind="line", about="") & ~Q(text="")
                | Q(kind__in=["ask_again", "no"], text="") & ~Q(about=""),
            ),
            CompositeForeignKey(
                to="placements.Stay",
                fields=("stay", "controller"),
                name="citizens_message_tied_to_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["stay", "-at"], name="citizens_message_by_stay"),
        ]

    def __str__(self) -> str:
        return f"message {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects
