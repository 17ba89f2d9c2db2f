"""What is filled in to call a meeting, and during it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from meetings.agenda import AgendaPoint
from meetings.models import Meeting, Participant
from meetings.people import Person
from meetings.services.calling import (
    LONGEST_ADDRESS,
    LONGEST_PLACE,
    MeetingPlan,
    standing_plan,
)
from meetings.services.minutes import LONGEST_TITLE, standing_minutes
from organisations.models import User
from placements.models import Stay
from schemes.meetings import About, MeetingRule


def _long(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class CallForm(ProblemForm):
    on = DayField(label=_("Day"))
    at_time = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
        widget=forms.TimeInput(
            format="%H.%M", attrs={"class": "input-width-s", "inputmode": "text", "type": "text"}
        ),
        error_messages={
            "invalid": _("Write a time of the day, for example 10.30."),
            "required": _("Write when it begins."),
        },
    )
    minutes = forms.IntegerField(
        label=_("How long, in minutes?"),
        widget=forms.TextInput(attrs={"class": "input-width-s", "inputmode": "numeric"}),
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("It stands in the mails: write nothing about the citizen."),
        required=False,
        max_length=LONGEST_PLACE,
    )
    video = forms.CharField(
        label=_("Link to a video meeting"),
        help_text=_("It begins with https://"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )
    question = _long(_("What are the leaders asked?"), help_text=_("What is the case stuck on?"))
    people = forms.MultipleChoiceField(
        label=_("Who takes part?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = _long(
        _("Others"),
        help_text=_(
            "A line for each: name, where from, e-mail. Who has no e-mail gets no invitation. "
            "For example: Lise Holm, Jobcenter Herning, lise@jobcenter.example"
        ),
        required=False,
    )
    told_by = forms.CharField(
        label=_("Who tells the citizen of the plan?"),
        help_text=_("One of those who take part presents it to the citizen afterwards."),
        max_length=120,
    )

    def __init__(
        self,
        *args: Any,
        rule: MeetingRule,
        known: Iterable[Person],
        place: str = "",
        meeting: Meeting | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        people = {person.key: person.in_words for person in known}
        if meeting is not None:
            standing = standing_plan(meeting)
            rows = meeting.participants.select_related("user")
            called = {f"user:{row.user_id}": row.in_words for row in rows if row.user_id}
            people = {**called, **people}
            self.edits(standing)
        else:
            self.initial = {"minutes": rule.minutes, "place": place, **self.initial}
        choice: Any = self.fields["people"]
        choice.choices = list(people.items())
        if not people:
            del self.fields["people"]
        if not rule.is_asked:
            del self.fields["question"]
        if not rule.is_told_to_citizen:
            del self.fields["told_by"]

    @property
    def plan(self) -> MeetingPlan:
        """As the service takes it."""
        known = {name: value for name, value in self.cleaned_data.items() if name != "shown"}
        return MeetingPlan(**known)


class CallOffForm(ProblemForm):
    reason = _long(
        _("Why is it called off?"), help_text=_("It stands on the timeline, not in the mails.")
    )


class PointForm(ProblemForm):
    title = forms.CharField(label=_("What is to be talked about?"), max_length=LONGEST_TITLE)


class MinutesField(forms.CharField):
    """May be left empty, as most are: it is not said of each."""

    def __init__(self, point: AgendaPoint) -> None:
        super().__init__(
            label=point.title,
            help_text=format_html_join("", "{}<br>", ((line,) for line in point.details)),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def validate(self, value: Any) -> None:
        """Nothing written is nothing said."""


class MinutesForm(ProblemForm):
    """The minutes and who came, and something that is agreed."""

    use_required_attribute = False

    came = forms.MultipleChoiceField(
        label=_("Who took part?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    citizen_came = forms.ChoiceField(
        label=_("Did the citizen take part?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
        required=False,
    )
    decision = _long(_("What did the leaders decide?"), required=False)
    agreed_what = forms.CharField(label=_("What is agreed?"), max_length=120, required=False)
    agreed_stay = forms.TypedChoiceField(
        label=_("About whom?"), coerce=int, empty_value=None, required=False
    )
    agreed_owner = forms.TypedChoiceField(
        label=_("Whose is it?"), coerce=int, empty_value=None, required=False
    )
    agreed_name = forms.CharField(
        label=_("Somebody from elsewhere, by name"), max_length=120, required=False
    )
    agreed_due_on = DayField(label=_("By when?"), required=False)

    AGREED = ("agreed_what", "agreed_stay", "agreed_owner", "agreed_name", "agreed_due_on")

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        agenda: Sequence[AgendaPoint],
        people: Sequence[Participant],
        colleagues: Iterable[User],
        stays: Iterable[Stay],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.points = [point.name for point in agenda]
        for point in agenda:
            self.fields[point.name] = MinutesField(point)
        fields: Any = self.fields
        fields["came"].choices = [(str(each.pk), each.in_words) for each in people]
        nobody = ("", _now("Choose …"))
        fields["agreed_owner"].choices = [nobody] + [(user.pk, user.name) for user in colleagues]
        fields["agreed_stay"].choices = [("", _now("The house"))] + [
            (stay.pk, stay.citizen.called) for stay in stays
        ]
        if meeting.rule.about is not About.HOUSE:
            del self.fields["agreed_stay"]
        if not meeting.rule.citizen_takes_part:
            del self.fields["citizen_came"]
        if not meeting.rule.is_asked:
            del self.fields["decision"]
        self.edits(standing_minutes(meeting, agenda, people))

    @property
    def of_points(self) -> list[Any]:
        return [self[name] for name in self.points]

    @property
    def of_attendance(self) -> list[Any]:
        return [self[name] for name in ("came", "citizen_came") if name in self.fields]

    @property
    def of_agreement(self) -> list[Any]:
        return [self[name] for name in self.AGREED if name in self.fields]

    @property
    def facts(self) -> dict[str, Any]:
        """The service's keywords."""
        data = self.cleaned_data
        return {
            "texts": {name: data[name] for name in self.points},
            "came": data["came"],
            "citizen_came": data.get("citizen_came", ""),
            "decision": data.get("decision", ""),
            "shown": data["shown"],
        }

    @property
    def agreement(self) -> dict[str, Any] | None:
        """None where nothing is agreed in this round."""
        data = self.cleaned_data
        if not any(data.get(name) for name in self.AGREED):
            return None
        return {
            "what": data["agreed_what"],
            "owner": data["agreed_owner"],
            "owner_name": data["agreed_name"],
            "due_on": data["agreed_due_on"],
            "stay": data.get("agreed_stay"),
        }
