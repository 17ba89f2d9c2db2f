"""A note of a stay: what happened on a day, in the words of whoever wrote it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.db.composite_keys import CompositeForeignKey
from core.db.fields import LineField
from organisations.actors import Actor
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models import Stay

#: The database's own way of reading Danish: endings are left off, small words too.
DANISH: Final = "danish"


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, actor: Actor) -> NoteQuerySet:
        return self.filter(controller=actor.organisation, stay__in=Stay.objects.visible_to(actor))

    def standing(self) -> NoteQuerySet:
        """Of each note its last version."""
        later = Note.objects.filter(corrects=OuterRef("pk"))
        return self.filter(~Exists(later))


class Note(WrittenOnce):
    """It stands as it was written. A correction is another note that names the version it puts
    right; the latest counts, and all can be read."""

    class Kind(models.TextChoices):
        OBSERVATION = "observation", _("Observation")
        CONVERSATION = "conversation", _("Conversation with the citizen")
        CALL = "call", _("Phone call")
        VISIT = "visit", _("Visit")
        MEETING = "meeting", _("Meeting")
        HEALTH = "health", _("Medicine and health")
        SHIFT = "shift", _("Shift note")

    controller = controller_indexed_with_more()
    stay = models.ForeignKey(Stay, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    #: The day it happened; ``at`` is when it was written.
    happened_on = models.DateField()
    #: Of the day, where it matters.
    at_time = models.TimeField(null=True, blank=True)
    #: With whom, or who says so: of a phone call always.
    source = LineField(max_length=120, blank=True)
    text = models.TextField()
    #: The next shift must know it.
    for_next_shift = models.BooleanField(default=False)
    #: 1 as it was written first.
    version = models.PositiveSmallIntegerField(default=1)
    #: The version it takes the place of, and the first of them.
    corrects = models.ForeignKey(
        "notes.Note", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    first = models.ForeignKey(
        "notes.Note", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: Why it was corrected.
    reason = models.TextField(blank=True)
    #: It does not belong here at all: said by a correction, which keeps the words to be read.
    is_taken_back = models.BooleanField(default=False)
    words = models.GeneratedField(
        expression=SearchVector("text", "source", config=DANISH),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = NoteQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        ordering: ClassVar[list[str]] = ["-happened_on", "-at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["id", "stay", "controller"], name="note_and_stay"),
            # Also what makes two corrections of the same version a conflict.
            models.UniqueConstraint(fields=["corrects"], name="note_is_corrected_once"),
            models.CheckConstraint(
                name="note_that_corrects_says_which_and_why",
                condition=Q(version=1, corrects=None, first=None, reason="", is_taken_back=False)
                | Q(version__gt=1, corrects__isnull=False, first__isnull=False)
                & ~Q(reason="")
                & ~Q(corrects=F("id")),
            ),
            models.CheckConstraint(
                name="note_of_a_call_says_with_whom", condition=~Q(kind="call") | ~Q(source="")
            ),
            models.CheckConstraint(name="note_says_something", condition=~Q(text="")),
            CompositeForeignKey(
                to="placements.Stay", fields=("stay", "controller"), name="note_tied_to_stay"
            ),
            CompositeForeignKey(
                to="notes.Note",
                fields=("corrects", "stay", "controller"),
                name="note_corrects_a_note_of_the_stay",
            ),
            CompositeForeignKey(
                to="notes.Note",
                fields=("first", "stay", "controller"),
                name="note_begins_with_a_note_of_the_stay",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "stay", "-happened_on"], name="note_by_stay"),
            models.Index(fields=["controller", "-at"], name="note_by_writing"),
            models.Index(fields=["first"], condition=Q(first__isnull=False), name="note_versions"),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """The citizen, and not the stay: two years of notes would fill its timeline."""
        return {"citizen_id": self.stay.citizen_id}

    @property
    def first_id_of_all(self) -> int:
        """The id that all versions of it share."""
        return self.first_id or self.pk

    @property
    def days_later(self) -> int:
        """How many days after it happened it was written."""
        return (timezone.localdate(self.at) - self.happened_on).days

    def is_after(self, left_on: date | None) -> bool:
        """Whether it was written after the citizen left."""
        return left_on is not None and timezone.localdate(self.at) > left_on
