"""Looking a citizen up, and asking for the whole number."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from audit import purposes
from core.forms import ProblemForm


class SearchForm(ProblemForm):
    """Sent as POST: a CPR number has no business in an address or a log of addresses."""

    words = forms.CharField(
        label=_("Name, alias or CPR number"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    purpose = forms.ChoiceField(label=_("Why are you looking?"), choices=purposes.choices)


class RevealForm(ProblemForm):
    purpose = forms.ChoiceField(
        label=_("Why do you need the number?"),
        choices=lambda: [("", _("Choose …")), *purposes.choices()],
    )
