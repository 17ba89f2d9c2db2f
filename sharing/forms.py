"""What is filled in around consents and access for partners."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from core.checks import LONG_TEXT
from core.days import DayField
from core.forms import ProblemForm
from organisations.models import Organisation, Unit
from placements.models import Stay
from sharing.grounds import GROUNDS
from sharing.models import Answer, Way
from sharing.parts import parts_of
from sharing.purposes import Purpose
from sharing.services.answers import LONGEST_NAME, LONGEST_WORDS, Reply
from sharing.services.grants import Access
from sharing.topics import Topic

_NOTE: Final = forms.Textarea(attrs={"rows": 3})


class AnswerForm(ProblemForm):
    purpose = forms.ChoiceField(
        label=_("With whom, or for what?"), choices=[("", _("Choose …")), *Purpose.choices]
    )
    recipient = forms.CharField(
        label=_("To whom?"),
        help_text=_(
            "A person or an organisation, as the citizen says it. Nothing where we ask how it went "
            "after the stay."
        ),
        required=False,
        max_length=120,
    )
    answer = forms.ChoiceField(
        label=_("What does the citizen answer?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
    )
    starts_on = DayField(label=_("Which day was it said?"), recent=True)
    topics = forms.MultipleChoiceField(
        label=_("What may be shared?"),
        help_text=_("As little as is enough. Of a yes."),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label=_("What is it to be used for?"),
        help_text=_("In words the citizen understands. They are printed."),
        widget=_NOTE,
        required=False,
        max_length=LONG_TEXT,
    )
    last_on = DayField(
        label=_("Until which day?"),
        help_text=_("The last day. A yes always ends, and is asked for again."),
        required=False,
    )
    way = forms.ChoiceField(
        label=_("How was it said?"),
        choices=[each for each in Way.choices if each[0] != Way.LINK],
        widget=forms.RadioSelect,
        required=False,
    )
    witness = forms.CharField(
        label=_("Who heard it besides you?"),
        help_text=_("Where it was spoken."),
        required=False,
        max_length=120,
    )
    decided_by = forms.CharField(
        label=_("Who decides in the citizen's place, or has seen that the citizen cannot?"),
        help_text=_("A name, and what they are: guardian, doctor, leader."),
        required=False,
        max_length=LONGEST_NAME,
    )
    ground = forms.CharField(
        label=_("On what ground?"),
        help_text=_("For example the guardianship, or why the citizen cannot take it in now."),
        widget=_NOTE,
        required=False,
        max_length=LONG_TEXT,
    )
    ask_again_on = DayField(
        label=_("When does the citizen want to be asked again?"), required=False
    )

    @property
    def reply(self) -> Reply:
        """What the service is called with."""
        return Reply(**{key: value for key, value in self.cleaned_data.items() if key != "shown"})


class WithdrawForm(ProblemForm):
    because = forms.CharField(
        label=_("How was it said?"),
        help_text=_("In the citizen's words where you have them. The citizen needs no reason."),
        max_length=LONGEST_WORDS,
    )


class RevokeForm(ProblemForm):
    because = forms.CharField(label=_("Why?"), max_length=LONGEST_WORDS)


class AccessForm(ProblemForm):
    partner = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    unit = forms.TypedChoiceField(
        label=_("Which ward or team?"),
        help_text=_("A person who works in a ward reads by that ward: choose it too."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    mail = forms.EmailField(
        label=_("Work e-mail of the one who reads"),
        help_text=_("Nothing: everybody of the ward who may read."),
        required=False,
    )
    purpose = forms.ChoiceField(
        label=_("What kind of partner is it?"),
        choices=[
            ("", _("Choose …")),
            *((each.value, each.label) for each in Purpose if each.shares),
        ],
    )
    reason = forms.CharField(
        label=_("What is it to be used for?"),
        help_text=_("The partner reads it too."),
        widget=_NOTE,
        max_length=LONG_TEXT,
    )
    rests_on = forms.ChoiceField(
        label=_("What does it rest on?"),
        choices=[
            ("consent", _("The citizen's consent")),
            *((ground.key, ground.label) for ground in GROUNDS),
        ],
        widget=forms.RadioSelect,
    )
    ground_note = forms.CharField(
        label=_("Why does the law allow it here?"),
        help_text=_("Not where the citizen has consented."),
        widget=_NOTE,
        required=False,
        max_length=LONG_TEXT,
    )
    parts = forms.MultipleChoiceField(
        label=_("What may they read?"),
        help_text=_("As little as is enough. You see it before it is given."),
        widget=forms.CheckboxSelectMultiple,
    )
    last_on = DayField(label=_("Until which day?"), help_text=_("The last day."))

    def __init__(self, *args: Any, stay: Stay, partner: Organisation | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if partner is not None:
            fields["partner"].choices = [(partner.pk, partner.name)]
            fields["partner"].initial = partner.pk
        units = list(Unit.objects.filter(organisation=partner)) if partner else []
        fields["unit"].choices = [("", _("No ward")), *((each.pk, each.name) for each in units)]
        if not units:
            del fields["unit"]
        fields["parts"].choices = [(part.key, part.label) for part in parts_of(stay)]

    @property
    def access(self) -> Access:
        """What the service is called with."""
        return Access(**self.cleaned_data)
