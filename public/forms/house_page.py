"""Writing what a house tells of itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm


class HousePageForm(ProblemForm):
    slug = forms.CharField(
        label=_("The end of the address"),
        help_text=_("Small letters, digits and hyphens. Changed, old links lead nowhere."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    text_da = forms.CharField(
        label=_("What is the house, in Danish?"),
        help_text=_(
            "A few sentences to a citizen: what the place is like, who works there, a day there. "
            "Name nobody who stays there."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "lang": "da"}),
    )
    text_en = forms.CharField(
        label=_("The same in English"),
        help_text=_("Left empty, the Danish text is shown."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "lang": "en"}),
    )
    is_published = forms.BooleanField(
        label=_("Everybody can read the page"),
        help_text=_("Without the tick the page is not to be seen."),
        required=False,
    )

    def values(self) -> dict[str, Any]:
        """What the service is called with."""
        return {
            name: self.cleaned_data[name] for name in ("slug", "text_da", "text_en", "is_published")
        }
