"""The forms of the page Udskrivning: they read and show, the services judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from discharge.causes import Cause
from discharge.models import DischargeAgreement, Dispute, Promise
from discharge.models.agreement import State


def _lines(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DisputeForm(ProblemForm):
    reason = forms.CharField(
        label=_("Why is the citizen not ready?"),
        help_text=_("The ward reads it. The days go on, and are counted apart."),
        widget=_lines(),
    )


class EndDisputeForm(ProblemForm):
    ended = forms.ChoiceField(
        label=_("How did it end?"), choices=Dispute.Ended.choices, widget=forms.RadioSelect
    )
    outcome = forms.CharField(
        label=_("What did it come to?"), help_text=_("Both sides read it."), widget=_lines()
    )


class CauseForm(ProblemForm):
    cause = forms.ChoiceField(label=_("Why does the citizen wait?"), widget=forms.RadioSelect)
    starts_on = DayField(label=_("First day"))
    last_on = DayField(
        label=_("Last day"), help_text=_("Leave it empty while it goes on."), required=False
    )
    note = forms.CharField(
        label=_("What is being done about it?"), required=False, widget=_lines(3)
    )

    def __init__(self, *args: Any, causes: list[Cause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["cause"]
        choice.choices = [(cause.value, cause.label) for cause in causes]


class AgreementForm(ProblemForm):
    kind = forms.ChoiceField(
        label=_("Which is it?"),
        choices=DischargeAgreement.Kind.choices,
        help_text=_("A coordination plan where the citizen will not take part in an agreement."),
        widget=forms.RadioSelect,
    )
    consent = forms.ChoiceField(
        label=_("What does the citizen say to sharing it?"),
        choices=DischargeAgreement.Consent.choices,
        help_text=_("To refuse and to be unable are two answers. Leave it empty if not asked."),
        required=False,
        widget=forms.RadioSelect,
    )
    consent_note = forms.CharField(
        label=_("To what, or why not?"), required=False, widget=_lines(3)
    )


class ItemForm(ProblemForm):
    state = forms.ChoiceField(
        label=_("How is it?"), choices=State.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("What is agreed?"), required=False, widget=_lines(6))


class PromiseForm(ProblemForm):
    text = forms.CharField(label=_("What is to be done?"), widget=_lines(3))
    due_on = DayField(label=_("By which day?"))
    owner_side = forms.ChoiceField(label=_("Who does it?"), widget=forms.RadioSelect)
    owner_name = forms.CharField(label=_("The person's name"), max_length=120)
    at_hand_over = forms.BooleanField(
        label=_("It is a task at the hand-over"),
        help_text=_("It goes with the citizen from the ward to the facility."),
        required=False,
    )

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["owner_side"]
        choice.choices = list(names.items())


class AnswerPromiseForm(ProblemForm):
    outcome = forms.ChoiceField(
        label=_("How did it go?"), choices=Promise.Outcome.choices, widget=forms.RadioSelect
    )
    kept_on = DayField(
        label=_("Which day was it done?"),
        help_text=_("Only if it was done."),
        required=False,
        recent=True,
    )
    not_kept_because = forms.CharField(
        label=_("Why was it not done?"),
        help_text=_("Only if it was not done."),
        required=False,
        widget=_lines(3),
    )


class CoordinatorForm(ProblemForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    organisation = forms.CharField(label=_("Works at"), max_length=120)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, widget=forms.TextInput(attrs={"type": "tel"})
    )
    since = DayField(label=_("Since when?"), recent=True)


class MessageForm(ProblemForm):
    text = forms.CharField(
        label=_("Message"), help_text=_("It stands as it is written."), widget=_lines()
    )


class DisagreementForm(ProblemForm):
    subject = forms.CharField(label=_("What is it about?"), max_length=200)
    view = forms.CharField(label=_("How does your side see it?"), widget=_lines())


class ViewForm(ProblemForm):
    view = forms.CharField(label=_("How does your side see it?"), widget=_lines())


class SettleForm(ProblemForm):
    settlement = forms.CharField(
        label=_("How was it settled?"),
        help_text=_("By whom, and what was agreed."),
        widget=_lines(),
    )
    settled_on = DayField(label=_("When was it settled?"), recent=True)


class PriceForm(ProblemForm):
    starts_on = DayField(label=_("From which day?"))
    kroner = forms.IntegerField(label=_("Kroner a day"), min_value=1, max_value=100_000)
    source = forms.CharField(
        label=_("Where does the price stand?"),
        help_text=_("The act, the order or the letter."),
        max_length=200,
    )
