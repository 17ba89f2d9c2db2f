"""Closing a house to appointments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.models import Facility


class ClosingForm(ProblemForm):
    """The days on which nobody follows up there."""

    facility = forms.ModelChoiceField(
        label=_("House"), queryset=Facility.objects.none(), empty_label=_("Choose …")
    )
    first_on = DayField(label=_("First closing day"))
    last_on = DayField(label=_("Last closing day"))
    name = forms.CharField(
        label=_("Why is the house closed then?"),
        max_length=80,
        help_text=_(
            "For example Christmas, or a day for the staff. Everybody at the house sees it."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, houses: QuerySet[Facility], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["facility"]
        field.queryset = houses
