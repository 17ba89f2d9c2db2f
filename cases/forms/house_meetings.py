"""Writing down that a house's standing meeting was held."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm


class HouseMeetingForm(ProblemForm):
    on = DayField(label=_("Held on"))
    notes = forms.CharField(
        label=_("What was agreed?"),
        help_text=_("About the meeting. What concerns a citizen is written with the citizen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
