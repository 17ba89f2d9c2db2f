"""Deciding, answering and noting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from organisations.forms import ProblemForm
from referrals.forms.intake import answer_field
from referrals.services.decisions import LEAST_INTENSITY, MOST_INTENSITY
from schemes.base import Choice, Criterion, Refusal, Track


class AcceptForm(ProblemForm):
    """One field ``overrides.<code>`` for each judgement that speaks against."""

    goals = forms.CharField(
        label=_("Goals of the stay"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    told_length = forms.CharField(label=_("Length, as the citizen was told"), max_length=80)
    intensity = forms.IntegerField(
        label=_("Support, per cent of the base"),
        help_text=_("100 is the usual. 200 is twice the hours."),
        min_value=LEAST_INTENSITY,
        max_value=MOST_INTENSITY,
        initial=100,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )
    reasons = forms.CharField(
        label=_("Reasons, as the citizen will read them"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, track: Track, judgements: tuple[Refusal, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fixed = list(self.fields)
        for one in judgements:
            self.fields[f"overrides.{one.code}"] = forms.CharField(
                label=_("Why does it not stand in the way?"),
                help_text=f"{gettext(one.text)} ({one.source})",
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        _choose(self, "legal_basis", _("Legal basis"), track.legal_bases)
        _choose(self, "target_group", _("Target group"), track.target_groups)
        self.fields["told_length"].initial = gettext(track.length.told)
        self.order_fields([name for name in self.fields if name not in fixed] + fixed)

    @property
    def said(self) -> dict[str, Any]:
        """The service's keywords."""
        data = dict(self.cleaned_data)
        overrides = {
            name.removeprefix("overrides."): data.pop(name)
            for name in [*data]
            if name.startswith("overrides.")
        }
        return data | {"overrides": overrides}


def _choose(form: forms.Form, name: str, label: Any, choices: tuple[Choice, ...]) -> None:
    """A choice of large buttons, where the scheme has anything to choose among."""
    if choices:
        form.fields[name] = forms.ChoiceField(
            label=label,
            choices=[(one.key, gettext(one.label)) for one in choices],
            widget=forms.RadioSelect,
        )


class RefuseForm(ProblemForm):
    reasons = forms.CharField(
        label=_("Reasons, as the citizen will read them"),
        help_text=_("Say what was decisive, and what the citizen can do instead."),
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class WithdrawForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"), widget=forms.Textarea(attrs={"rows": 4})
    )


class NoteForm(ProblemForm):
    text = forms.CharField(
        label=_("Note"),
        help_text=_("Seen by those who assess, never by the sender."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerForm(ProblemForm):
    """One question, answered where it stands."""

    def __init__(self, data: Any = None, *, criterion: Criterion, initial: dict[str, Any]) -> None:
        # Several stand on one page, so the ids carry the question's key.
        super().__init__(data, auto_id=f"id_{criterion.key}_%s", initial=initial)
        self.fields["answer"] = answer_field(criterion)
