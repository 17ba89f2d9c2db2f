"""Choosing how a letter is written, and writing down that it was sent."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from letters.document import EDITIONS, LANGUAGES
from letters.models import SentLetter
from letters.wishes import Wish


class ChoiceForm(forms.Form):
    """In the address, so that a link leads to the same letter. What is no choice is as the citizen
    wants it."""

    language = forms.ChoiceField(choices=[*LANGUAGES.items()])
    edition = forms.ChoiceField(choices=[*EDITIONS.items()])

    def chosen(self, wish: Wish) -> dict[str, str]:
        """The language and the edition: where none is chosen, as the citizen wants it."""
        self.is_valid()
        return wish.chosen | {name: value for name, value in self.cleaned_data.items() if value}


class SendForm(ProblemForm):
    """How it was sent. It carries by which the letter that was read is known again."""

    way = forms.ChoiceField(
        label=_("How is it sent?"), choices=SentLetter.Way.choices, widget=forms.RadioSelect
    )
    mark = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, *, mark: str) -> None:
        super().__init__(data, initial={"mark": mark})
        self.read_before = ""
        if data is not None:
            self.read_before = str(data.get("mark", ""))
            # What is sent after a refusal is the letter that is shown with it.
            self.data: Mapping[str, str] = data.copy()
            self.data["mark"] = mark
