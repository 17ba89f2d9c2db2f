"""What is written of a lock, by a colleague and by who answers for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from citizens.municipality_names import IN_ORDER, name_of
from core.days import DayField
from core.forms import ProblemForm
from way_out.card import LockLine, acting_municipality
from way_out.models import LockAnswer
from way_out.services.answers import LONGEST_NOTE, standing_answer
from way_out.services.owners import standing_owner

State = LockAnswer.State


class OwnerForm(ProblemForm):
    name = forms.CharField(label=_("Who answers for it?"), max_length=120)
    mail = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Then you can send a question with a link, which takes no account."),
        required=False,
    )
    municipality = forms.ChoiceField(label=_("In which municipality?"), required=False)

    def __init__(self, *args: Any, line: LockLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acting = name_of(acting_municipality(line.stay))
        choices: Any = self.fields["municipality"]
        choices.choices = [("", _usual(acting)), *IN_ORDER]
        if line.is_of_a_colleague and line.answer is not None:
            # Whoever was asked has named another: the same is not typed twice.
            self.initial = {
                "name": line.answer.colleague_name,
                "mail": line.answer.colleague_mail,
            }
        self.edits(standing_owner(line.lock))


def _usual(acting: str) -> Any:
    return _("The one that acts for the citizen: %(name)s") % {"name": acting} if acting else ""


class _AnswerForm(ProblemForm):
    """What is the same whoever answers."""

    state = forms.ChoiceField(label="", widget=forms.RadioSelect)
    since_on = DayField(
        label=_("From which day?"), help_text=_("Only if the answer is yes."), required=False
    )
    expected_on = DayField(
        label=_("When is it expected?"),
        help_text=_("Only if it is not yet so. Leave it empty if nobody knows."),
        required=False,
    )
    note = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, line: LockLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].label = gettext(line.condition.question)
        self.edits(standing_answer(line.answers[0] if line.answers else None), fill_in=False)


class AnswerForm(_AnswerForm):
    who = forms.CharField(label=_("Who said it?"), max_length=120)
    heard_on = DayField(label=_("Which day was it said?"), recent=True)

    field_order = ["state", "since_on", "expected_on", "who", "heard_on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["state"]
        choices.choices = [(State.HELD, State.HELD.label), (State.NOT_YET, State.NOT_YET.label)]
        self.fields["note"].help_text = _("For example the address, or the day of the decision.")


class LinkAnswerForm(_AnswerForm):
    colleague_name = forms.CharField(
        label=_("Who is to be asked instead?"),
        help_text=_("Only if it is somebody else's to answer."),
        max_length=120,
        required=False,
    )
    colleague_mail = forms.EmailField(label=_("Their e-mail"), required=False)

    field_order = [
        "state",
        "since_on",
        "expected_on",
        "colleague_name",
        "colleague_mail",
        "note",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].label = _("Your answer")
        choices: Any = self.fields["state"]
        choices.choices = [
            (State.HELD, _("Yes, from a day")),
            (State.NOT_YET, _("Not yet")),
            (State.NOT_MINE, _("It is not mine: ask a colleague")),
        ]
        self.fields["note"].help_text = _(
            "For example the day of the decision. Write no CPR number."
        )
