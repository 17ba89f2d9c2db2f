"""Making and withdrawing an agreement that lets a citizen ring."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.services.guests import LONGEST_GRANT
from placements.services.standing import Agreed, Kind


class AgreementForm(ProblemForm):
    kind = forms.ChoiceField(label=_("For which place?"), widget=forms.RadioSelect)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("Until, not included"),
        help_text=_("Left empty, it holds until it is withdrawn."),
        required=False,
    )
    nights_at_a_time = forms.IntegerField(
        label=_("Nights at a time, at most"), min_value=1, max_value=LONGEST_GRANT
    )
    nights_a_month = forms.IntegerField(
        label=_("Nights a month, at most"), min_value=1, max_value=31
    )
    made_with = forms.CharField(
        label=_("Who made it with the citizen?"),
        help_text=_("For example the caseworker and the key worker, by name."),
        max_length=200,
    )
    words_for_staff = forms.CharField(
        label=_("What should staff know when the citizen rings?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = {kind.key: kind for kind in kinds}
        choice: Any = self.fields["kind"]
        choice.choices = [
            (kind.key, f"{kind.facility.name}, {gettext(kind.name).lower()}") for kind in kinds
        ]

    @property
    def agreed(self) -> Agreed:
        data = dict(self.cleaned_data)
        kind = self._kinds[data.pop("kind")]
        return Agreed(facility=kind.facility, track=kind.track, **data)


class WithdrawAgreementForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 3})
    )
