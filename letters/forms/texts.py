"""A text of the letters in own words, and the local standard that decisions name."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.problems import Text
from letters.fields import fields_of
from letters.models import TextBlock
from letters.services.text_blocks import LONGEST, shown_of
from placements.models import LocalStandard
from placements.services import local_standards


class TextForm(ProblemForm):
    text = forms.CharField(
        label=_("The text"),
        help_text=_("Left empty, the letter says it as the scheme does."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    starts_on = DayField(
        label=_("From which day?"), help_text=_("Today or later. Letters already sent stay.")
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        key: str,
        standing: TextBlock | None,
        looks: bool = False,
    ) -> None:
        """``looks``: what was typed is shown in its letter, and not judged."""
        super().__init__(None if looks else data)
        self._key = key
        self.edits(shown_of(standing))
        if looks and data is not None:
            day = self.fields["starts_on"].widget
            self.initial["text"] = data.get("text", "")
            self.initial["starts_on"] = day.value_from_datadict(data, {}, "starts_on")
            self.initial["shown"] = data.get("shown", "")

    @property
    def typed(self) -> str:
        """The text as it stands in the form."""
        return str(self["text"].value() or "")[:LONGEST]

    @property
    def fields_there_are(self) -> list[tuple[str, Text]]:
        return [(f"{{{name}}}", words) for name, words in fields_of(self._key).items()]


class StandardForm(ProblemForm):
    title = forms.CharField(
        label=_("What is the standard called?"),
        help_text=_("Left empty, decisions name no standard."),
        required=False,
        max_length=160,
    )
    version = forms.CharField(
        label=_("Version"),
        help_text=_("For example a year or the day it was adopted."),
        required=False,
        max_length=80,
    )
    link = forms.CharField(label=_("Link to it"), required=False, max_length=300)
    starts_on = DayField(
        label=_("From which day?"), help_text=_("Today or later. Decisions already made stay.")
    )

    def __init__(self, data: QueryDict | None, *, standing: LocalStandard | None) -> None:
        super().__init__(data)
        self.edits(local_standards.shown_of(standing))
