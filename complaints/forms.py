"""What is written about a complaint, one form per act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints import services
from complaints.models import Complaint
from core.days import DayField
from core.forms import ProblemForm
from organisations.actors import Actor
from placements.models import Decision
from schemes.base import NO, YES
from schemes.complaints import last_day_to_complain


def _words(label: Any, *, rows: int = 4, help_text: Any = "", required: bool = True) -> Any:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class ReceiveForm(ProblemForm):
    received_on = DayField(label=_("Which day did the complaint come?"), recent=True)
    complains = forms.ChoiceField(
        label=_("Who complains?"), widget=forms.RadioSelect, choices=Complaint.By.choices
    )
    by_name = forms.CharField(
        label=_("Name"),
        help_text=_("Where it is not the citizen."),
        max_length=120,
        required=False,
    )
    text = _words(
        _("What is complained of?"), help_text=_("As it was written, or as it was said."), rows=6
    )
    suspends = _words(
        _("What waits until the complaint is settled?"),
        help_text=_("Leave it empty where the decision holds meanwhile."),
        rows=2,
        required=False,
    )
    late_reason = _words(
        _("Why did it come after four weeks?"),
        help_text=_("Only asked for where it did."),
        rows=2,
        required=False,
    )

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decision = decision

    def save(self, *, by: Actor, now: datetime) -> Complaint:
        return services.receive_complaint(
            by=by, decision=self.decision, now=now, **self.cleaned_data
        )

    @property
    def last_day(self) -> Any:
        """The last day of the four weeks."""
        return last_day_to_complain(self.decision.decided_on)


class ActForm(ProblemForm):
    """An act on a complaint."""

    #: The service that does it: called with by, complaint, now and what was filled in.
    service: ClassVar[Callable[..., Complaint]]

    def __init__(self, *args: Any, complaint: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.complaint = complaint

    def save(self, *, by: Actor, now: datetime) -> Complaint:
        return type(self).service(by=by, complaint=self.complaint, now=now, **self.cleaned_data)


class ReconsiderForm(ActForm):
    service = services.reconsider

    stands = forms.ChoiceField(
        label=_("What came of looking at it again?"),
        widget=forms.RadioSelect,
        choices=[
            (YES, _("The decision stands, and the complaint goes on to Ankestyrelsen")),
            (NO, _("The decision is changed: a new one has been made")),
        ],
    )
    reconsideration = _words(
        _("What was looked at again, and why does it come out so?"),
        help_text=_("Goes to the citizen, and to Ankestyrelsen with the file."),
        rows=6,
    )

    def clean_stands(self) -> bool:
        return bool(self.cleaned_data["stands"] == YES)


class SendOnForm(ActForm):
    service = services.send_on

    on = DayField(label=_("Which day was it sent?"), recent=True)


class SettleForm(ActForm):
    service = services.settle

    on = DayField(label=_("Which day did the answer come?"), recent=True)
    outcome = forms.ChoiceField(
        label=_("What did Ankestyrelsen answer?"),
        widget=forms.RadioSelect,
        choices=Complaint.Outcome.choices,
    )
    text = _words(_("In short, and what follows from it"), required=False)


class WithdrawForm(ActForm):
    service = services.withdraw

    on = DayField(label=_("Which day was it withdrawn?"), recent=True)
