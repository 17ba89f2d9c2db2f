"""A call that nobody could help."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from referrals.models import UnmetDemand


class UnmetForm(ProblemForm):
    kind = forms.ChoiceField(label=_("What was asked for?"), widget=forms.RadioSelect)
    asked = forms.ChoiceField(
        label=_("How was it asked?"),
        choices=[
            (way.value, way.label)
            for way in UnmetDemand.Asked
            if way is not UnmetDemand.Asked.REFERRAL
        ],
        widget=forms.RadioSelect,
    )
    because = forms.ChoiceField(
        label=_("Why could nobody help?"),
        choices=UnmetDemand.Because.choices,
        widget=forms.RadioSelect,
    )
    on = DayField(
        label=_("When was it?"),
        help_text=_("Leave day and hour empty if it was just now."),
        required=False,
    )
    hour = forms.IntegerField(
        label=_("Hour (0–23)"),
        min_value=0,
        max_value=23,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-width-xs"}),
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["kind"]
        choice.choices = kinds

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for empty, given in (("hour", "on"), ("on", "hour")):
            if empty not in self.errors and data.get(empty) is None and data.get(given) is not None:
                self.add_error(empty, _("Write both the day and the hour, or neither."))
        return data

    def happened_at(self, now: datetime) -> datetime:
        on, hour = self.cleaned_data["on"], self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(on, time(hour))) if on else now
