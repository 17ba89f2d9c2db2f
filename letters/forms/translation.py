"""What staff wrote, in the letter's language: a field for each text, with the text above it."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.forms import ProblemForm
from letters.frame import Frame
from letters.services.translating import standing_texts


class TranslationForm(ProblemForm):
    def __init__(self, data: QueryDict | None, *, content: Frame, language: str) -> None:
        super().__init__(data)
        self._names = list(content.own_words)
        for name, (label, words) in content.own_words.items():
            self.fields[name] = forms.CharField(
                label=str(label),
                help_text=_("In Danish: %(words)s") % {"words": words},
                required=False,
                widget=forms.Textarea(attrs={"rows": 6, "lang": language}),
            )
        self.edits(standing_texts(content, language))

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self._names}
