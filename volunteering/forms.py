"""What is written of volunteers, their shifts and their board."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.problems import Problem
from organisations.models import User
from placements.models import Facility
from volunteering.models import Shift, Volunteer
from volunteering.models.shift import MOST_NEEDED
from volunteering.services.notices import LONGEST
from volunteering.services.people import VolunteerFacts
from volunteering.services.shifts import ShiftPlan


def _line(label: Any, *, longest: int = 120, required: bool = False, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


class TimeField(forms.TimeField):
    """A time as Danes write it: 18.30."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
            widget=forms.TimeInput(
                format="%H.%M",
                attrs={"class": "input-width-s", "inputmode": "text", "type": "text"},
            ),
            error_messages={"invalid": _("Write a time, for example 18.30.")},
            **kwargs,
        )


class ReadByVolunteersForm(ProblemForm):
    """What is written is searched for names; where one may be meant otherwise, that is asked."""

    names_nobody = forms.BooleanField(
        label=_("Nobody who lives in the house is meant"),
        required=False,
        widget=forms.HiddenInput,
    )

    def add_problem(self, problem: Problem) -> None:
        if any(each.code == "may_name_a_citizen" for each in problem.each):
            self.fields["names_nobody"].widget = forms.CheckboxInput()
        super().add_problem(problem)


class ShiftForm(ReadByVolunteersForm):
    activity = forms.ChoiceField(
        label=_("What is it?"), choices=Shift.Activity, widget=forms.RadioSelect
    )
    title = _line(_("In your words"), help_text=_("For example dinner for eight."))
    place = _line(_("Where?"), help_text=_("For example the kitchen."))
    on = DayField(label=_("Day"))
    begins = TimeField(label=_("From"))
    ends = TimeField(label=_("Until"))
    needed = forms.IntegerField(
        label=_("How many are wanted?"),
        min_value=1,
        max_value=MOST_NEEDED,
        widget=forms.NumberInput({"class": "input-width-xs"}),
    )

    def plan(self) -> ShiftPlan:
        return ShiftPlan(
            **{name: self.cleaned_data[name] for name in ShiftPlan.__dataclass_fields__}
        )


class PlanShiftForm(ShiftForm):
    """With how often it comes again."""

    every_weeks = forms.TypedChoiceField(
        label=_("Is it repeated?"),
        choices=[
            (0, _("No, it is once")),
            (1, _("Every week")),
            (2, _("Every second week")),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        initial=0,
    )
    until = DayField(label=_("Repeated until and with"), required=False)


class CallOffForm(ReadByVolunteersForm):
    because = _line(_("Why?"), longest=200, required=True, help_text=_("The volunteers read it."))
    all_later = forms.BooleanField(label=_("Also all later ones that are repeated"), required=False)

    def __init__(self, *args: Any, is_repeated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_repeated:
            del self.fields["all_later"]


class WhoComesForm(ProblemForm):
    volunteer = forms.ModelChoiceField(
        label=_("Who comes?"), queryset=Volunteer.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, shift: Shift, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["volunteer"]
        people.queryset = Volunteer.objects.active().filter(facility=shift.facility_id)
        people.label_from_instance = lambda person: person.name


class NoticeForm(ReadByVolunteersForm):
    text = forms.CharField(
        label=_("Notice"),
        max_length=LONGEST,
        help_text=_("All volunteers of the house read it. Write nothing about a citizen."),
        widget=forms.Textarea({"rows": 4}),
    )
    until = DayField(label=_("Shown until and with"), required=False)


class VolunteerForm(ProblemForm):
    name = _line(_("Name"), required=True)
    kind = forms.ChoiceField(
        label=_("What are they here?"),
        choices=Volunteer.Kind,
        widget=forms.RadioSelect,
        help_text=_("A peer has been through it, and can bridge a citizen's way home."),
    )
    phone = _line(_("Phone"), longest=40, required=True)
    mail = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("A reminder is sent there the day before a shift."),
    )
    account = forms.TypedChoiceField(
        label=_("Account"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("With one they sign up for themselves. Made under people and roles."),
    )
    confidential_on = DayField(label=_("Duty of confidentiality signed"), required=False)
    criminal_record_on = DayField(
        label=_("Criminal record seen"),
        required=False,
        help_text=_("The day alone. Keep no copy, and write nothing of what stands in it."),
    )
    child_certificate_on = DayField(
        label=_("Child certificate seen"), required=False, help_text=_("The day alone.")
    )

    def __init__(self, *args: Any, accounts: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["account"]
        choices.choices = [
            ("", _("None: the house signs them up")),
            *((user.pk, f"{user.name}, {user.email}") for user in accounts),
        ]

    def facts(self) -> VolunteerFacts:
        names = VolunteerFacts.__dataclass_fields__
        return VolunteerFacts(**{name: self.cleaned_data[name] for name in names})


class TermsForm(ProblemForm):
    asks_criminal_record = forms.BooleanField(
        label=_("Sees the criminal record before the first shift"), required=False
    )
    asks_child_certificate = forms.BooleanField(
        label=_("Sees the child certificate before the first shift"), required=False
    )


class BridgeForm(ProblemForm):
    peer = forms.ModelChoiceField(
        label=_("Which peer?"), queryset=Volunteer.objects.none(), empty_label=_("Choose")
    )
    called = _line(
        _("What may the peer call the citizen?"),
        longest=40,
        required=True,
        help_text=_("A first name or an alias, as the citizen agreed. The peer sees nothing more."),
    )
    agreed_on = DayField(label=_("When did the citizen agree?"), recent=True)
    purpose = _line(
        _("What is the peer to help with?"),
        longest=200,
        required=True,
        help_text=_("For example the first walk to the drop-in centre. The peer does not see it."),
    )
    starts_on = DayField(label=_("From"))
    last_on = DayField(label=_("Until and with"))

    def __init__(self, *args: Any, house: Facility, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        peers: Any = self.fields["peer"]
        peers.queryset = Volunteer.objects.active().filter(facility=house, kind=Volunteer.Kind.PEER)
        peers.label_from_instance = lambda person: person.name


class MeetingForm(ProblemForm):
    on = DayField(label=_("When do they meet?"), required=False)
    at_time = TimeField(label=_("Time"), required=False)
