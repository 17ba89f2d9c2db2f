"""The page of a referral about how it is with the citizen now, and by when an answer is needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from referrals.forms.aloud import read_aloud
from referrals.forms.around import ask_only_about
from referrals.models import Referral
from schemes.base import Version

LONG: Final = {"rows": 5}


class SituationForm(ProblemForm):
    whereabouts = forms.ChoiceField(
        label=_("Where is the citizen now?"),
        choices=Referral.Whereabouts.choices,
        widget=forms.RadioSelect,
    )
    whereabouts_note = forms.CharField(
        label=_("Where exactly?"), help_text=_("For example the ward."), required=False
    )
    sleeps_tonight = forms.CharField(
        label=_("Where does the citizen sleep tonight?"),
        help_text=_("For example on the ward, on a friend's sofa, or nowhere."),
        required=False,
    )
    expected_ready_on = DayField(
        label=_("Expected ready for discharge"),
        help_text=_("The day the hospital's treatment is expected to end."),
        required=False,
    )
    ready_for_discharge_on = DayField(
        label=_("Declared ready for discharge"),
        help_text=_("Only if the hospital has declared it: that day. From then on the days count."),
        required=False,
    )
    wished_on = DayField(label=_("Wished from"), required=False)
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        choices=Referral.Urgency.choices,
        widget=forms.RadioSelect,
    )
    situation = forms.CharField(
        label=_("What is the situation, in short?"),
        help_text=_("What has happened, what helps, and what the citizen wants."),
        required=False,
        widget=forms.Textarea(attrs=LONG),
    )

    def __init__(
        self,
        *args: Any,
        version: Version,
        answer_days: Mapping[str, date] | None = None,
        aloud: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        ask_only_about(self, version)
        if answer_days:
            choice: Any = self.fields["urgency"]
            choice.choices = urgencies(answer_days)
        if aloud:
            read_aloud(self)
            del self.fields["ready_for_discharge_on"]  # the hospital declares, never the citizen
            self.fields["situation"].help_text = ""
            self.fields["expected_ready_on"].help_text = ""


def urgencies(answer_days: Mapping[str, date]) -> list[tuple[str, str]]:
    """Each with the day on which whoever asks now is promised an answer."""
    words = gettext("%(urgency)s: answer by %(day)s at the latest")
    return [
        (
            urgency.value,
            words % {"urgency": urgency.label, "day": date_format(answer_days[urgency], "l j. F")},
        )
        for urgency in Referral.Urgency
    ]
