"""What is written of life in a house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from house_life.models import HouseMeals, Incident, Meal, Wish
from house_life.models.meals import MOST_DAYS_BEFORE
from house_life.models.visit import MOST_CHILDREN
from house_life.services.incidents import IncidentFacts
from house_life.services.meals import Chosen
from house_life.services.reports import MOST_HOURS
from organisations.models import User
from placements.models import Stay


def _line(label: Any, *, longest: int = 120, required: bool = False, help_text: Any = "") -> Any:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=required,
        help_text=help_text,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


def _text(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 4) -> Any:
    return forms.CharField(
        label=label,
        max_length=5000,
        required=required,
        help_text=help_text,
        widget=forms.Textarea({"rows": rows}),
    )


def _time(label: Any, **kwargs: Any) -> Any:
    return forms.TimeField(
        label=label,
        input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
        widget=forms.TimeInput(
            format="%H.%M", attrs={"class": "input-width-s", "inputmode": "text", "type": "text"}
        ),
        error_messages={"invalid": _("Write a time, for example 18.30.")},
        **kwargs,
    )


class _ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, user: User) -> str:
        return user.name


def _colleagues(field: Any, users: Iterable[User]) -> None:
    field.queryset = User.objects.filter(pk__in=[user.pk for user in users]).order_by("name")


class MealsForm(ProblemForm):
    """A tick for each meal of the days ahead: what is ticked is eaten. Days whose list the kitchen
    has already are not asked for."""

    def __init__(
        self,
        *args: Any,
        days: Sequence[date],
        house: HouseMeals,
        standing: Mapping[tuple[date, Meal], bool],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cells = {
            (day, meal): f"{meal}_{day:%Y%m%d}" for day in days for meal in house.offered()
        }
        for (day, meal), name in self.cells.items():
            self.fields[name] = forms.BooleanField(
                label=f"{meal.label}, {date_format(day, 'l')}",
                required=False,
                initial=standing[day, meal],
            )
        self.fields["seen"] = forms.CharField(
            widget=forms.HiddenInput,
            required=False,
            max_length=len(self.cells) + 1,
            initial="".join("1" if standing[cell] else "0" for cell in self.cells),
        )

    def rows(self) -> list[tuple[date, list[Any]]]:
        """By day, its ticks."""
        by_day: dict[date, list[Any]] = {}
        for (day, _meal), name in self.cells.items():
            by_day.setdefault(day, []).append(self[name])
        return list(by_day.items())

    def chosen(self) -> Chosen:
        return {cell: self.cleaned_data[name] for cell, name in self.cells.items()}

    def seen(self) -> Chosen:
        """What the page showed; of a page that does not say nothing is known."""
        marks = self.cleaned_data["seen"]
        if len(marks) != len(self.cells):
            return {}
        return {cell: mark == "1" for cell, mark in zip(self.cells, marks, strict=True)}


class MealPlanForm(ProblemForm):
    usual = forms.MultipleChoiceField(
        label=_("Eats on an ordinary day"),
        choices=Meal,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wishes = forms.MultipleChoiceField(
        label=_("Tell the kitchen"),
        choices=Wish,
        required=False,
        help_text=_("What to cook. Why is nobody's business, and is written nowhere."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, stay: Stay, pays: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if pays:
            # What is decided to be paid for says what is usual.
            self.fields["usual"].widget = forms.MultipleHiddenInput()
        self.stay = stay


class HouseMealsForm(ProblemForm):
    meals = forms.MultipleChoiceField(
        label=_("Which meals does the house offer?"),
        choices=Meal,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    days_before = forms.IntegerField(
        label=_("Until how many days before can a meal be changed?"),
        min_value=0,
        max_value=MOST_DAYS_BEFORE,
        help_text=_("0 is the day itself."),
        widget=forms.NumberInput({"class": "input-width-xs"}),
    )
    until = _time(_("Until what time on that day?"))


class VisitForm(ProblemForm):
    who = _line(
        _("Who comes?"), required=True, help_text=_("As the citizen says it: my sister Mie.")
    )
    children = forms.IntegerField(
        label=_("How many children come along?"),
        min_value=0,
        max_value=MOST_CHILDREN,
        required=False,
        widget=forms.NumberInput({"class": "input-width-xs"}),
    )
    on = DayField(label=_("Day"))
    begins = _time(_("From"))
    ends = _time(_("Until"))
    agreed_with = _ColleagueField(
        label=_("Agreed with"), queryset=User.objects.none(), empty_label=_("Choose")
    )
    note = _line(_("Remark"), longest=200, help_text=_("For example where they sit."))

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _colleagues(self.fields["agreed_with"], colleagues)


class IncidentForm(ProblemForm):
    kind = forms.ChoiceField(
        label=_("What was it?"), choices=Incident.Kind, widget=forms.RadioSelect
    )
    on = DayField(label=_("Day"), recent=True)
    at_time = _time(_("Time"))
    what = _text(
        _("What happened?"),
        required=True,
        help_text=_("What was seen and heard, in the order it happened."),
        rows=6,
    )
    citizens = forms.MultipleChoiceField(
        label=_("Which citizens were part of it?"),
        required=False,
        help_text=_("It then stands in their timeline."),
        widget=forms.CheckboxSelectMultiple,
    )
    others = _line(
        _("Who else was there?"), longest=300, help_text=_("Colleagues, visitors, the police.")
    )
    done = _text(_("What was done at once?"))
    force_used = forms.BooleanField(label=_("Force was used"), required=False)
    staff_hurt = forms.BooleanField(label=_("Somebody at work was hurt"), required=False)

    def __init__(self, *args: Any, stays: Iterable[Stay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        citizens: Any = self.fields["citizens"]
        citizens.choices = [(str(stay.pk), stay.citizen.called) for stay in stays]

    def facts(self) -> IncidentFacts:
        names = IncidentFacts.__dataclass_fields__
        return IncidentFacts(**{name: self.cleaned_data[name] for name in names})


class WriteIncidentForm(IncidentForm):
    submission_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission_key", uuid4())

    @property
    def key(self) -> UUID:
        key: UUID | None = self.cleaned_data["submission_key"]
        return key or uuid4()


class CorrectIncidentForm(IncidentForm):
    reason = _line(_("Why is it corrected?"), longest=200)

    field_order = ["reason"]


class TaskForm(ProblemForm):
    what = _line(_("What is to be done?"), longest=200, required=True)
    stay = forms.ModelChoiceField(
        label=_("Is it about one of the citizens?"),
        queryset=Stay.objects.none(),
        required=False,
        empty_label=_("No, about the house"),
        help_text=_("It is then a follow-up of their stay, which reminds by itself."),
    )
    owner = _ColleagueField(label=_("Who?"), queryset=User.objects.none(), empty_label=_("Choose"))
    due_on = DayField(label=_("By which day?"))

    def __init__(
        self, *args: Any, stays: Sequence[Stay], colleagues: Iterable[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        about: Any = self.fields["stay"]
        if stays:
            about.queryset = Stay.objects.filter(pk__in=[stay.pk for stay in stays])
            about.queryset = about.queryset.select_related("citizen")
            about.label_from_instance = lambda stay: stay.citizen.called
        else:
            about.widget = forms.HiddenInput()
        _colleagues(self.fields["owner"], colleagues)


class TaskDoneForm(ProblemForm):
    on = DayField(label=_("On which day?"), recent=True)
    outcome = _text(_("What came of it?"), required=True)


class SettleReportForm(ProblemForm):
    on = DayField(label=_("On which day were they told?"), recent=True, required=False)
    not_needed_because = _line(
        _("Or why was it not needed?"),
        longest=200,
        help_text=_("For example that nobody was away from work."),
    )


class HouseReportForm(ProblemForm):
    to_whom = _line(
        _("Who is to be told?"),
        required=True,
        help_text=_("For example the centre's manager, or the police."),
    )
    within_hours = forms.IntegerField(
        label=_("Within how many hours?"),
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput({"class": "input-width-xs"}),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Of which incidents?"),
        choices=Incident.Kind,
        required=False,
        help_text=_("Without a tick: of all."),
        widget=forms.CheckboxSelectMultiple,
    )
