"""What is filled in around a citizen's network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.checks import LONG_TEXT
from core.days import DayField
from core.forms import ProblemForm
from core.problems import Problem
from network.models import Appointment, NetworkActor, Pause, Relative, TreatmentOrder
from network.services.actors import ActorFacts
from network.services.appointments import OUTCOMES, standing_outcome
from network.services.orders import OrderFacts
from network.services.relatives import RelativeFacts
from network.words import ActorRole, Relation


def _line(label: Any, *, help_text: Any = "", most: int = 120, tel: bool = False) -> Any:
    attrs = {"autocomplete": "off"} | ({"inputmode": "tel"} if tel else {})
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.TextInput(attrs=attrs),
    )


def _why(help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=_("Why?"), help_text=help_text, max_length=200)


def _choose(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [("", _("Choose")), *choices]


class ActorForm(ProblemForm):
    role = forms.ChoiceField(label=_("What do they do?"), choices=_choose(ActorRole.choices))
    role_words = _line(_("In words"), help_text=_("Where it is none of the list."))
    name = _line(
        _("Name"), help_text=_("Of the person. Leave it out where only the office is known.")
    )
    organisation = _line(
        _("Where do they work?"), help_text=_("For example Jobcenter Herning, or a doctor's.")
    )
    phone = _line(_("Phone"), most=40, tel=True)
    mail = forms.EmailField(label=_("E-mail"), required=False)
    address = _line(_("Address"), most=200)
    is_key = forms.BooleanField(label=_("Key person: whom we ring first"), required=False)
    starts_on = DayField(
        label=_("Since when?"), help_text=_("Leave it out where nobody knows."), required=False
    )

    def __init__(self, *args: Any, actor: NetworkActor | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if actor is not None:
            self.edits(ActorFacts.of(actor).values)
        elif self.data.get("is_another"):
            self._ask_whether_another()

    def facts(self) -> ActorFacts:
        return ActorFacts(**_named(self.cleaned_data, ActorFacts))

    @property
    def is_another(self) -> bool:
        return bool(self.cleaned_data.get("is_another"))

    def add_problem(self, problem: Problem) -> None:
        if any(each.code == "known_actor" for each in problem.each):
            self._ask_whether_another()
        super().add_problem(problem)

    def _ask_whether_another(self) -> None:
        self.fields["is_another"] = forms.BooleanField(
            label=_("It is somebody else"), required=False
        )


class EndForm(ProblemForm):
    """From which day, and why."""

    on = DayField(label=_("From which day?"), recent=True)
    because = _why()


class PauseForm(ProblemForm):
    kind = forms.ChoiceField(
        label=_("Does it stand still, or is it less?"),
        choices=Pause.Kind.choices,
        widget=forms.RadioSelect,
    )
    starts_on = DayField(label=_("From which day?"))
    restores_on = DayField(
        label=_("From which day is it to be as before?"),
        help_text=_("On that day the key worker is reminded. The day can be moved."),
    )
    reason = _why(_("For example: the house gives the support meanwhile."))


class MoveRestoringForm(ProblemForm):
    restores_on = DayField(label=_("From which day is it to be as before?"))
    reason = _why(_("For example: the stay is extended."))


class RestoreForm(ProblemForm):
    on = DayField(label=_("From which day is it as before?"), recent=True)


class RelativeForm(ProblemForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    relation = forms.ChoiceField(
        label=_("What are they to the citizen?"), choices=_choose(Relation.choices)
    )
    relation_words = _line(_("In words"), help_text=_("For example aunt, or step-father."))
    phone = _line(_("Phone"), most=40, tel=True)
    mail = forms.EmailField(label=_("E-mail"), required=False)
    may_hear = forms.CharField(
        label=_("What may they hear?"),
        help_text=_("In the citizen's own words. Whether there is consent is written by itself."),
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rings = _line(
        _("Who rings whom, and when?"),
        help_text=_("For example: mother rings on Sundays."),
        most=200,
    )
    is_not_contacted = forms.BooleanField(label=_("Must not be contacted"), required=False)
    not_contacted_because = _line(_("Why not?"), most=200)
    birth_year = forms.IntegerField(
        label=_("A child: year of birth"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-width-s"}),
    )
    lives_with = _line(_("A child: with whom does it live?"))
    togetherness = _line(
        _("A child: how do they see each other?"),
        help_text=_("For example: every second Saturday, with the grandmother."),
        most=200,
    )

    def __init__(self, *args: Any, relative: Relative | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if relative is not None:
            self.edits(RelativeFacts.of(relative).values)

    def facts(self) -> RelativeFacts:
        return RelativeFacts(**_named(self.cleaned_data, RelativeFacts))


class OrderForm(ProblemForm):
    kind = forms.CharField(
        label=_("What is the order called?"),
        help_text=_("As it stands in the order, for example: dom til behandling."),
        max_length=120,
    )
    clinic_id = forms.TypedChoiceField(
        label=_("Who treats?"),
        help_text=_("Of those who work with the citizen. Write them down first."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    prison_service_id = forms.TypedChoiceField(
        label=_("Who is the contact in the prison and probation service?"),
        coerce=int,
        empty_value=None,
        required=False,
    )
    starts_on = DayField(label=_("From which day?"))
    ends_on = DayField(
        label=_("From which day does it hold no more?"),
        help_text=_("Leave it out where the order says no day."),
        required=False,
    )
    reviewed_on = DayField(label=_("When was it last reviewed?"), required=False)
    if_missed = forms.CharField(
        label=_("What does it mean to stay away?"),
        help_text=_("In the order's own words, or as the clinic has said it."),
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        actors: Iterable[NetworkActor],
        order: TreatmentOrder | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kept = [order.clinic, order.prison_service] if order else []
        known = {each.pk: each for each in (*actors, *filter(None, kept))}
        choices = [(pk, each.in_words) for pk, each in known.items()]
        for name in ("clinic_id", "prison_service_id"):
            field: Any = self.fields[name]
            field.choices = [("", _("Nobody yet")), *choices]
        if order is not None:
            self.edits(OrderFacts.of(order).values)

    def facts(self) -> OrderFacts:
        return OrderFacts(**_named(self.cleaned_data, OrderFacts))


class AppointmentForm(ProblemForm):
    on = DayField(label=_("Which day?"))
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
    place = forms.CharField(label=_("Where?"), max_length=200)
    companion = _line(_("Who goes along?"), help_text=_("A colleague, or home support."))


class MoveAppointmentForm(AppointmentForm):
    """Place and company are as before, unless somebody writes otherwise; the day is not filled
    in."""

    reason = _why()

    def __init__(self, *args: Any, appointment: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {
            "place": appointment.place,
            "companion": appointment.companion,
            **self.initial,
        }


class OutcomeForm(ProblemForm):
    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(each.value, each.label) for each in OUTCOMES],
        widget=forms.RadioSelect,
    )
    note = _line(_("What is to be known of it?"), most=200)

    def __init__(self, *args: Any, appointment: Appointment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits(standing_outcome(appointment))


def _named(data: Mapping[str, Any], facts: Any) -> dict[str, Any]:
    return {name: data[name] for name in facts.__dataclass_fields__}
