"""What is typed of Det Dobbelte KRAM."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from recovery.kram_areas import AREAS, QUESTIONS, Area
from recovery.models import KramArea
from recovery.services.kram import flat, words_of


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )


class KramForm(ProblemForm):
    """All areas on one page; whatever was not talked about is left empty."""

    def __init__(self, *args: Any, kept: Mapping[str, KramArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in AREAS:
            for name, question in QUESTIONS.items():
                self.fields[f"{area.key}_{name}"] = _words(question)
        self.edits(flat({key: words_of(area) for key, area in kept.items()}))

    def of_areas(self) -> Iterator[tuple[Area, list[BoundField]]]:
        """Each area with its questions."""
        for area in AREAS:
            yield area, [self[f"{area.key}_{name}"] for name in QUESTIONS]

    @property
    def written(self) -> dict[str, dict[str, str]]:
        data = self.cleaned_data
        return {
            area.key: {name: data[f"{area.key}_{name}"] for name in QUESTIONS} for area in AREAS
        }


class CorrectKramForm(ProblemForm):
    reason = forms.CharField(label=_("Why do you correct it?"), max_length=120)

    def __init__(self, *args: Any, kept: KramArea | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS.items():
            self.fields[name] = _words(question)
        self.edits(words_of(kept))
        self.order_fields([*QUESTIONS, "reason"])

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in QUESTIONS}
