"""A shift of a whole house on one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.checks import LONG_TEXT
from core.forms import ProblemForm
from daily_risk.models import RiskEntry
from daily_risk.services.registering import PARTS, RiskFacts, standing_risks
from placements.models import Stay
from schemes.daily_risk import METHODS


class RisksForm(ProblemForm):
    """Four fields for each citizen; a citizen left unanswered is not registered."""

    def __init__(
        self,
        *args: Any,
        stays: Sequence[Stay],
        entries: Mapping[int, RiskEntry],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stays, self.entries = stays, entries
        for stay in stays:
            self._add(stay)
        self.edits(standing_risks({stay.pk: stay for stay in stays}, entries))

    def _add(self, stay: Stay) -> None:
        pk = stay.pk
        self.fields[f"level_{pk}"] = forms.ChoiceField(
            label=stay.citizen.called,
            choices=RiskEntry.Level,
            widget=forms.RadioSelect,
            required=False,
        )
        for name, label in (("seen", _("What did you see?")), ("helped", _("What helped?"))):
            self.fields[f"{name}_{pk}"] = forms.CharField(
                label=label,
                required=False,
                max_length=LONG_TEXT,
                widget=forms.Textarea({"rows": 2}),
            )
        self.fields[f"methods_{pk}"] = forms.MultipleChoiceField(
            label=_("What did you use?"),
            choices=[(each.key, gettext(each.label)) for each in METHODS],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def answers(self) -> dict[int, RiskFacts]:
        kept = self.cleaned_data
        return {
            stay.pk: RiskFacts(**{part: kept[f"{part}_{stay.pk}"] for part in PARTS})
            for stay in self.stays
        }

    def rows(self) -> list[dict[str, Any]]:
        """Each citizen with their fields, and whether more than the colour is to be seen."""
        return [self._row(stay) for stay in self.stays]

    def _row(self, stay: Stay) -> dict[str, Any]:
        fields: dict[str, BoundField] = {part: self[f"{part}_{stay.pk}"] for part in PARTS}
        more = [fields[part] for part in PARTS if part != "level"]
        return fields | {
            "stay": stay,
            "entry": self.entries.get(stay.pk),
            "is_open": any(field.value() or field.errors for field in more),
        }
