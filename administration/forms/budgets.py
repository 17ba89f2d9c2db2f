"""Writing a line of a budget."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from placements.models import BudgetItem
from placements.services.budgets import ItemFacts


class BudgetItemForm(ProblemForm):
    """Nights at a rate, or an amount."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=BudgetItem.Kind, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("What is the line called?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    nights = forms.IntegerField(label=_("Nights"), required=False)
    rate = forms.IntegerField(label=_("Kroner a night"), required=False)
    amount = forms.IntegerField(
        label=_("Or an amount in kroner"),
        required=False,
        help_text=_("With a minus in front where a deficit is brought forward."),
    )
    order = forms.IntegerField(
        label=_("Number in the table"),
        required=False,
        help_text=_("Left empty it comes last."),
    )

    def facts(self) -> ItemFacts:
        names = ItemFacts.__dataclass_fields__
        return ItemFacts(**{name: self.cleaned_data[name] for name in names})
