"""Saying who it is, and putting right what is held of a citizen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen, IdentityQuestion
from citizens.municipality_names import IN_ORDER
from citizens.services.correcting import Correction, held_facts
from core.days import DayField
from core.forms import ProblemForm


class IdentityForm(ProblemForm):
    answer = forms.ChoiceField(
        label=_("Is it the same person?"),
        choices=IdentityQuestion.Answer.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, question: IdentityQuestion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question.other is None:  # nobody else to be: only that what is written stands
            answer: Any = self.fields["answer"]
            answer.label = _("Do the facts belong together?")
            answer.choices = [(IdentityQuestion.Answer.ANOTHER, _("Yes, both are right"))]


class CorrectionForm(ProblemForm):
    """Filled in with what is held; the number is only written where it is to be another."""

    name = forms.CharField(label=_("Name"), required=False, max_length=160)
    alias = forms.CharField(
        label=_("Called"),
        help_text=_("If the citizen goes by another name."),
        required=False,
        max_length=80,
    )
    birth_date = DayField(label=_("Date of birth"), required=False)
    home_municipality = forms.ChoiceField(
        label=_("Home municipality"), choices=[("", _("Not known")), *IN_ORDER], required=False
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    number = forms.CharField(
        label=_("Another CPR number"),
        help_text=_("Only if the one we hold is wrong, or none is known."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, citizen: Citizen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits(held_facts(citizen))

    @property
    def correction(self) -> Correction:
        return Correction(**{k: v for k, v in self.cleaned_data.items() if k != "shown"})
