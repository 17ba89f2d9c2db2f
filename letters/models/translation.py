"""What staff wrote, in the language of a letter that is not written in theirs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from citizens.written_to import USUAL_LANGUAGE, Language
from core.db.composite_keys import CompositeForeignKey
from organisations.models import WrittenOnce, controller_indexed_with_more
from placements.models import Decision
from referrals.models import Hearing


class Translation(WrittenOnce):
    """The words of a decision or a hearing in another language. A change is another row, and the
    latest counts; what was sent keeps its own."""

    controller = controller_indexed_with_more()
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    hearing = models.ForeignKey(
        Hearing, models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    language = models.CharField(max_length=2, choices=Language)
    #: {"reasons": words}; a field that is left out stands as it was written.
    texts = models.JSONField()

    class Meta(WrittenOnce.Meta):
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["controller", "decision"], name="translation_of_decision"),
            models.Index(fields=["controller", "hearing"], name="translation_of_hearing"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="translation_is_of_a_decision_or_a_hearing",
                condition=Q(decision__isnull=False, hearing=None)
                | Q(decision=None, hearing__isnull=False),
            ),
            models.CheckConstraint(
                name="translation_is_into_another_language",
                condition=Q(language__in=[each for each in Language if each != USUAL_LANGUAGE]),
            ),
            CompositeForeignKey(
                to="placements.Decision",
                fields=("decision", "controller"),
                name="translation_tied_to_decision",
            ),
            CompositeForeignKey(
                to="referrals.Hearing",
                fields=("hearing", "controller"),
                name="translation_tied_to_hearing",
            ),
        ]

    def __str__(self) -> str:
        return f"translation {self.pk} ({self.language})"

    @property
    def event_subjects(self) -> dict[str, int | None]:
        about = self.decision or self.hearing
        assert about is not None, "it is of a decision or of a hearing"
        return about.event_subjects


def translations_of(
    *, decision: Decision | None = None, hearing: Hearing | None = None
) -> Mapping[str, Mapping[str, str]]:
    """{language: {field: words}}, the latest of each. One statement."""
    rows = Translation.objects.filter(decision=decision, hearing=hearing).order_by("at", "pk")
    return {row.language: row.texts for row in rows}
