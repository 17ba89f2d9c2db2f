"""Choosing a place and a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from organisations.forms import DayField, ProblemForm
from organisations.models import User
from placements.models import Place
from referrals.services.placing import LONGEST_HOLD_DAYS


class PeriodForm(ProblemForm):
    """From which day, and to which where the scheme sets an end. Nothing is filled in."""

    starts_on = DayField(label=_("The citizen comes"))
    ends_on = DayField(label=_("The citizen leaves"))

    def __init__(self, *args: Any, has_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_end:
            del self.fields["ends_on"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("The last day must be after the first."))
        return data


class PlaceForm(ProblemForm):
    """``days`` is used where the place is kept, the people where it is booked."""

    place = forms.ModelChoiceField(queryset=Place.objects.none(), widget=forms.RadioSelect)
    key_worker = forms.ModelChoiceField(
        label=_("Key worker"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Named later"),
    )
    coordinator = forms.ModelChoiceField(
        label=_("Coordinator"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Named later"),
    )
    days = forms.IntegerField(
        label=_("Keep the place free for (days)"),
        min_value=1,
        max_value=LONGEST_HOLD_DAYS,
        initial=3,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )

    def __init__(
        self, *args: Any, places: QuerySet[Place], colleagues: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("place", places),
            ("key_worker", colleagues),
            ("coordinator", colleagues),
        ):
            choice: Any = self.fields[name]
            choice.queryset = rows
        self.fields["place"].error_messages["required"] = _("Choose a place.")
