"""What changed after the asking."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from referrals.models import ChangeReport, Referral


class WithdrawForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 4})
    )


class ReportForm(ProblemForm):
    what = forms.ChoiceField(
        label=_("What has changed?"),
        choices=ChangeReport.What.choices,
        widget=forms.RadioSelect,
    )
    what_happened = forms.CharField(
        label=_("What has happened?"),
        help_text=_("Those who decide read it, and tell you what they do about it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HandleForm(ProblemForm):
    handling = forms.CharField(
        label=_("What have you done about it?"),
        help_text=_("The one who reported it reads it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloseForm(ProblemForm):
    because = forms.ChoiceField(label=_("Why is it closed?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("What has happened?"),
        help_text=_("The one who asked reads it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, reasons: list[Referral.ClosedBecause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["because"]
        choice.choices = [(reason.value, reason.label) for reason in reasons]


class ReadyForm(ProblemForm):
    act = forms.ChoiceField(
        label=_("What is to be written down?"),
        choices=[
            ("expected", _("The citizen is expected to be ready")),
            ("declared", _("The hospital declares the citizen ready")),
            ("withdrawn", _("The declaration is withdrawn")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(
        label=_("Day"), help_text=_("Not when a declaration is withdrawn."), required=False
    )
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("Only when a declaration is withdrawn."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
