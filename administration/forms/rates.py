"""Writing a day rate."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.services.rates import HIGHEST, RateFacts


class RateForm(ProblemForm):
    """What a night costs, and from when until when."""

    track = forms.ChoiceField(label=_("Kind of place"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What is the rate called in the budget?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kroner = forms.IntegerField(label=_("Kroner a night"), min_value=0, max_value=HIGHEST)
    target_occupancy = forms.IntegerField(
        label=_("Per cent of the nights it is counted with"), min_value=0, max_value=100
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("The first day on which it holds no longer"),
        required=False,
        help_text=_("Leave it empty: the next rate ends it."),
    )
    reason = forms.CharField(
        label=_("Why is it corrected?"),
        required=False,
        max_length=200,
        help_text=_("Only needed where it changes days that have passed."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, tracks: dict[str, str] | None = None, **kwargs: Any) -> None:
        """``tracks`` are the kinds of place to choose from; None where the rate has its own."""
        super().__init__(*args, **kwargs)
        if tracks is None:
            del self.fields["track"]
            return
        del self.fields["reason"]
        track: Any = self.fields["track"]
        track.choices = list(tracks.items())
        if len(tracks) == 1:
            self.initial = {"track": next(iter(tracks)), **self.initial}

    def facts(self) -> RateFacts:
        names = RateFacts.__dataclass_fields__
        return RateFacts(**{name: self.cleaned_data[name] for name in names})
