"""A text of the letters in an organisation's own words."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from citizens.written_to import Edition, Language
from organisations.models import Organisation, WrittenOnce, controller_indexed_with_more


class TextBlockQuerySet(models.QuerySet["TextBlock"]):
    def of(self, controller: Organisation | int, scheme: str) -> TextBlockQuerySet:
        return self.filter(controller=controller, scheme=scheme)

    def in_force_on(self, day: date) -> TextBlockQuerySet:
        """Of each text the one that counts that day: the latest to begin, then to be written."""
        begun = self.filter(starts_on__lte=day)
        return begun.order_by("key", "language", "edition", "-starts_on", "-pk").distinct(
            "key", "language", "edition"
        )


class TextBlock(WrittenOnce):
    """What a text of a scheme's letters says from a day on. A change is another row."""

    controller = controller_indexed_with_more()
    scheme = models.CharField(max_length=40)
    #: A :class:`schemes.letters.TextKey`.
    key = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    edition = models.CharField(max_length=10)
    #: "": as the scheme says it, from that day on.
    text = models.TextField(blank=True)
    starts_on = models.DateField()

    objects = TextBlockQuerySet.as_manager()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "scheme", "starts_on"], name="text_block_in_force"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="text_block_is_of_a_letter_there_is",
                condition=Q(
                    language__in=[each.value for each in Language],
                    edition__in=[each.value for each in Edition],
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.language} {self.starts_on}"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
