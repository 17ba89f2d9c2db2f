"""The hand-over dialogue (LA2) in its versions, and who each was handed on to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from core.db.history import tracked
from organisations.actors import Actor
from organisations.models import Controlled, User, WrittenOnce, controller_indexed_with_more
from placements.models import Stay
from schemes.low_arousal import EDITIONS, DialogueEdition, DialogueQuestion
from sharing.models import Consent


class DialogueQuerySet(models.QuerySet["Dialogue"]):
    def visible_to(self, actor: Actor) -> DialogueQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def done(self) -> DialogueQuerySet:
        return self.filter(done_at__isnull=False)

    def latest_first(self) -> DialogueQuerySet:
        return self.order_by(F("done_at").desc(nulls_first=True), "-pk")


@dataclass(frozen=True)
class AnsweredQuestion:
    asked: DialogueQuestion
    citizens_words: str
    staff_words: str

    @property
    def is_answered(self) -> bool:
        return bool(self.citizens_words or self.staff_words)


#: What a finished dialogue says. That it is outdated is noted on it later.
_STANDING = (
    "stay",
    "number",
    "edition",
    "why",
    "based_on",
    "answers",
    "talked_on",
    "took_part",
    "without_because",
    "reason",
    "done_by",
    "done_at",
    "review_by",
)


def _changed(*fields: str) -> Any:
    """Of the condition of a trigger: any of these is another."""
    return reduce(
        or_, (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in fields)
    )


@tracked()
class Dialogue(Controlled):
    """One version. In progress it is written over at will; once it is done it stays as it is, and
    another takes its place."""

    class Why(models.TextChoices):
        FIRST = "first", _("Made for the first time")
        AGAIN = "again", _("Gone through again")
        CORRECTION = "correction", _("Corrected")

    class Outdated(models.TextChoices):
        AGE = "age", _("It is old")
        HOSPITAL = "hospital", _("The citizen has been in hospital since")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    edition = models.CharField(max_length=20)
    why = models.CharField(max_length=10, choices=Why, default=Why.FIRST)
    #: The version it began with: an earlier stay's too. Of a correction the one it corrects.
    based_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    #: Text by the name of its field (:func:`field_name`).
    answers = models.JSONField(default=dict, blank=True)
    begun_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField()
    #: The day of the talk.
    talked_on = models.DateField(null=True, blank=True)
    #: Who took part, in words.
    took_part = LineField(max_length=200, blank=True)
    #: Why it was made without the citizen; "" where it was made together.
    without_because = models.TextField(blank=True)
    #: Why it was corrected; "" where it was not.
    reason = models.TextField(blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    #: By when it is gone through again, by the rule of the day on which it was done.
    review_by = models.DateField(null=True, blank=True)
    #: What outdated it, and since when; "" while nothing has.
    outdated = models.CharField(max_length=10, choices=Outdated, blank=True)
    outdated_on = models.DateField(null=True, blank=True)

    objects = DialogueQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(
                name="keeps_dialogue_that_is_done",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_at__isnull=False) & _changed(*_STANDING),
            ),
            pgtrigger.Protect(
                name="keeps_dialogue",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__done_at__isnull=False),
            ),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["stay", "number"], name="dialogue_number"),
            models.UniqueConstraint(
                fields=["stay"], condition=Q(done_at=None), name="one_dialogue_in_progress"
            ),
            models.UniqueConstraint(fields=["id", "controller"], name="dialogue_and_controller"),
            models.CheckConstraint(
                name="dialogue_that_is_done_says_when_and_with_whom",
                condition=Q(done_at=None)
                | Q(talked_on__isnull=False, review_by__isnull=False) & ~Q(took_part=""),
            ),
            models.CheckConstraint(
                name="correction_of_a_dialogue_says_why",
                condition=Q(why="correction", based_on__isnull=False) & ~Q(reason="")
                | ~Q(why="correction") & Q(reason=""),
            ),
            models.CheckConstraint(
                name="outdated_dialogue_says_since_when",
                condition=Q(outdated="", outdated_on=None)
                | ~Q(outdated="") & Q(outdated_on__isnull=False),
            ),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="dialogue_tied_to_stay"
            ),
            CompositeForeignKey(
                to="low_arousal.Dialogue",
                fields=("based_on", "controller"),
                name="dialogue_tied_to_the_one_before",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay"], name="dialogue_by_stay"),
        ]

    def __str__(self) -> str:
        return f"dialogue {self.number}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return self.stay.event_subjects

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def with_citizen(self) -> bool:
        return not self.without_because

    @property
    def asked(self) -> DialogueEdition:
        return EDITIONS[self.edition]

    @property
    def lines(self) -> list[AnsweredQuestion]:
        """Every question with its answers."""
        return [
            AnsweredQuestion(
                question,
                self.answers.get(field_name(question.key, CITIZEN), ""),
                self.answers.get(field_name(question.key, STAFF), ""),
            )
            for question in self.asked.questions
        ]

    @property
    def title(self) -> str:
        """ "Version 2, corrected"."""
        return gettext("Version %(n)d, %(why)s") % {
            "n": self.number,
            "why": self.get_why_display().lower(),
        }


class HandingOn(WrittenOnce):
    """Who got which version, when, and by which of the citizen's consents."""

    class How(models.TextChoices):
        TOGETHER = "together", _("Gone through together, with the paper")
        PAPER = "paper", _("On paper")
        SECURE_MAIL = "secure_mail", _("By secure mail")

    controller = controller_indexed_with_more()
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+", db_index=False)
    to_name = LineField(max_length=120)
    #: The organisation, or what the person is to the citizen.
    to_role = LineField(max_length=120)
    given_on = models.DateField()
    how = models.CharField(max_length=12, choices=How)
    #: It names the citizen it is of, who may be joined with another registration: no composite key.
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="+")

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-given_on", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["dialogue", "to_name", "to_role", "given_on"],
                name="handed_on_to_somebody_once_a_day",
            ),
            CompositeForeignKey(
                to="low_arousal.Dialogue",
                fields=("dialogue", "controller"),
                name="handing_on_tied_to_dialogue",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "dialogue"], name="handing_on_by_dialogue"),
        ]

    def __str__(self) -> str:
        return f"handing on {self.pk}"

    @property
    def to_in_words(self) -> str:
        """ "Lise Holm, bostøtten"."""
        return f"{self.to_name}, {self.to_role}"


#: Whose words an answer is in.
CITIZEN, STAFF = "citizen", "staff"


def field_name(question: str, whose: str) -> str:
    """What an answer is called, in a form and among the answers: "strain_citizen"."""
    return f"{question}_{whose}"


def field_names(edition: DialogueEdition) -> list[str]:
    return [field_name(each.key, whose) for each in edition.questions for whose in (CITIZEN, STAFF)]
