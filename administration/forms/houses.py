"""Writing a house, and choosing the day it closes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.services.houses import HouseFacts
from schemes.base import Scheme


def line(label: Any, *, help_text: Any = "", required: bool = False) -> Any:
    """A short text."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=required, widget=widget)


class HouseForm(ProblemForm):
    """What is written of the house."""

    name = line(_("What is the house called?"), required=True)
    address = line(_("Address"))
    phone = line(_("Phone"))
    description = line(
        _("What is it, in few words?"), help_text=_("For example “Flexible homes and guest room”.")
    )

    def facts(self) -> HouseFacts:
        return HouseFacts(**{name: self.cleaned_data[name] for name in _FACTS})


_FACTS = HouseFacts.__dataclass_fields__


class NewHouseForm(HouseForm):
    """A new one, and which offer it is a house of."""

    scheme = forms.ChoiceField(
        label=_("Which offer is it a house of?"),
        help_text=_("Its rules judge the stays, so it can't be changed afterwards."),
        widget=forms.RadioSelect,
    )
    field_order = ("name", "scheme")

    def __init__(self, *args: Any, fitting: Iterable[Scheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scheme: Any = self.fields["scheme"]
        scheme.choices = [(each.key, each.name) for each in fitting]
        if len(scheme.choices) == 1:
            scheme.initial = scheme.choices[0][0]


class CloseHouseForm(ProblemForm):
    """Nothing is filled in: the day is for a person to choose."""

    on = DayField(label=_("From which day is the house closed?"))
