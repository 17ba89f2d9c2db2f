"""A call that nobody could help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from organisations.actors import Actor
from referrals.models import UnmetDemand
from referrals.services.unmet import KindAsked, note_unmet


class KindAskedForm(ProblemForm):
    """What was asked for, how, and why it came to nothing; when it was is asked by each form in its
    own way."""

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

    def __init__(self, *args: Any, kinds: Mapping[str, KindAsked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        choice: Any = self.fields["kind"]
        choice.choices = [(key, kind.label) for key, kind in kinds.items()]

    def note(
        self, *, by: Actor, happened_at: datetime, now: datetime, at_once: bool = False
    ) -> UnmetDemand:
        kind = self.kinds[self.cleaned_data["kind"]]
        return note_unmet(
            by=by,
            facility=kind.facility,
            track=kind.track.key,
            asked=self.cleaned_data["asked"],
            because=self.cleaned_data["because"],
            happened_at=happened_at,
            now=now,
            at_once=at_once,
        )


class UnmetForm(KindAskedForm):
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

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for empty, given in (("hour", "on"), ("on", "hour")):
            if empty not in self.errors and data.get(empty) is None and data.get(given) is not None:
                self.add_error(empty, _("Write both the day and the hour, or neither."))
        return data

    def happened_at(self, now: datetime) -> datetime:
        on, hour = self.cleaned_data["on"], self.cleaned_data["hour"]
        return timezone.make_aware(datetime.combine(on, time(hour))) if on else now
