"""Writing a contact."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contacts.models import Contact
from contacts.services import ContactFacts
from core.days import DayField
from core.forms import ProblemForm
from organisations.actors import Actor
from organisations.models import Organisation, Unit
from placements.models import Facility


def _line(label: Any, *, help_text: Any = "", required: bool = False, tel: bool = False) -> Any:
    attrs = {"autocomplete": "off"} | ({"inputmode": "tel"} if tel else {})
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.TextInput(attrs=attrs)
    )


class ContactForm(ProblemForm):
    facility = forms.TypedChoiceField(
        label=_("For which house?"), coerce=int, empty_value=None, required=False
    )
    side = forms.ChoiceField(
        label=_("Whose person is it?"), choices=Contact.Side, widget=forms.RadioSelect
    )
    party = forms.ChoiceField(label=_("The other party"), required=False)
    party_text = _line(
        _("Another party"), help_text=_("Where it is not on the list, for example a doctor's.")
    )
    person = _line(_("Who is rung?"), required=True)
    function = _line(_("Function"), help_text=_("For example ward nurse, or visitation."))
    phone = _line(_("Phone"), required=True, tel=True)
    hours = _line(_("When can they be rung?"), help_text=_("For example weekdays 8–15."))
    deputy = _line(_("Deputy"), help_text=_("Who is rung when the person is away."))
    deputy_phone = _line(_("The deputy's phone"), tel=True)
    is_shown_to_referrers = forms.BooleanField(
        label=_("Shown to those who refer"),
        help_text=_(
            "Wards and others who may refer to you see it: all of them, or only the other party if "
            "you have chosen one."
        ),
        required=False,
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("Until"),
        help_text=_("The first day on which it is no longer right."),
        required=False,
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses: Any = self.fields["facility"]
        houses.choices = [
            ("", _("All our houses")),
            *((house.pk, house.name) for house in Facility.objects.visible_to(by)),
        ]
        parties: Any = self.fields["party"]
        parties.choices = [("", _("Everybody, or another (below)")), *_parties(by)]

    def facts(self) -> ContactFacts:
        names = ContactFacts.__dataclass_fields__
        return ContactFacts(**{name: self.cleaned_data[name] for name in names})


def _parties(by: Actor) -> list[tuple[str, str]]:
    """Every organisation but one's own, each with its units behind it."""
    units: dict[int, list[Unit]] = {}
    for unit in Unit.objects.order_by("name"):
        units.setdefault(unit.organisation_id, []).append(unit)
    parties = []
    for organisation in Organisation.objects.exclude(pk=by.organisation.pk).order_by("name"):
        parties.append((str(organisation.pk), organisation.name))
        parties += [
            (f"{organisation.pk}:{unit.pk}", f"{organisation.name}, {unit.name}")
            for unit in units.get(organisation.pk, ())
        ]
    return parties
