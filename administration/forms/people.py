"""Adding a colleague, changing a role, ending it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from administration.services.people import PersonFacts
from administration.services.units import units_of
from core.days import DayField
from core.forms import ProblemForm
from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Facility
from placements.services.assignments import as_shown

_ROLES: Final = [("", _("Choose a role")), *Role.choices]


def _unit_field() -> Any:
    return forms.TypedChoiceField(
        label=_("Ward or team"), coerce=int, empty_value=None, required=False
    )


def _houses_field() -> Any:
    return forms.TypedMultipleChoiceField(
        label=_("Works at"),
        coerce=int,
        required=False,
        help_text=_("Staff and leaders see the houses they work at; caseworkers see all of them."),
        widget=forms.CheckboxSelectMultiple,
    )


def _fill_units(form: forms.Form, by: Actor) -> None:
    units = [(unit.pk, unit.name) for unit in units_of(by)]
    if units:
        field: Any = form.fields["unit"]
        field.choices = [("", _("The whole organisation")), *units]
    else:
        del form.fields["unit"]


def _fill_houses(form: forms.Form, by: Actor) -> None:
    houses = [(house.pk, house.name) for house in Facility.objects.run_by(by)]
    if houses:
        field: Any = form.fields["houses"]
        field.choices = houses
    else:
        del form.fields["houses"]


class PersonForm(ProblemForm):
    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The person signs in with it, and gets a mail about it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=_ROLES)
    unit = _unit_field()
    houses = _houses_field()
    starts_on = DayField(label=_("From"))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill_units(self, by)
        _fill_houses(self, by)

    def facts(self) -> PersonFacts:
        data = self.cleaned_data
        return PersonFacts(
            name=data["name"],
            email=data["email"],
            role=data["role"],
            unit=data.get("unit"),
            houses=data.get("houses", []),
            starts_on=data["starts_on"],
        )


class RoleForm(ProblemForm):
    role = forms.ChoiceField(label=_("Role"), choices=_ROLES)
    unit = _unit_field()
    on = DayField(label=_("From"))

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill_units(self, by)


class HousesForm(ProblemForm):
    houses = _houses_field()

    def __init__(self, *args: Any, by: Actor, standing: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _fill_houses(self, by)
        self.edits({"houses": as_shown(standing)}, fill_in=False)
        self.initial = {"houses": sorted(standing)}

    def add_problem(self, problem: Problem) -> None:
        """What a colleague chose meanwhile is told by the houses' names."""
        super().add_problem(problem)
        if chosen := str(self.theirs.get("houses", "")):
            field: Any = self.fields["houses"]
            keys = chosen.split(",")
            names = [name for key, name in field.choices if str(key) in keys]
            self.theirs = {"houses": ", ".join(names)}


class EndMembershipForm(ProblemForm):
    on = DayField(
        label=_("The first day without the role"),
        help_text=_("From that day the person can't open anything with it."),
    )


class UnitForm(ProblemForm):
    name = forms.CharField(
        label=_("What is the unit called?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
