"""Writing a contact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.db.models import Q
from django.utils import timezone
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


#: Chosen where the other party is none of those on the list, and is written.
_SOMEBODY_ELSE: Final = "else"


class ContactForm(ProblemForm):
    """Who and how first; then whom it is for. From today, where no day is written."""

    person = _line(_("Who is rung?"), required=True)
    function = _line(_("Function"), help_text=_("For example ward nurse, or visitation."))
    phone = _line(_("Phone"), required=True, tel=True)
    hours = _line(_("When can they be rung?"), help_text=_("For example weekdays 8–15."))
    deputy = _line(_("Deputy"), help_text=_("Who is rung when the person is away."))
    deputy_phone = _line(_("The deputy's phone"), tel=True)
    side = forms.ChoiceField(
        label=_("Where does the person work?"), choices=Contact.Side, widget=forms.RadioSelect
    )
    party = forms.ChoiceField(label=_("Whom do you work with here?"), required=False)
    party_text = _line(_("Who is it?"), help_text=_("For example a doctor's."))
    facility = forms.TypedChoiceField(
        label=_("For which house?"), coerce=int, empty_value=None, required=False
    )
    is_shown_to_referrers = forms.BooleanField(
        label=_("Shown to those who refer"),
        help_text=_("To all of them, or to the one you have chosen above."),
        required=False,
    )
    starts_on = DayField(label=_("From"), required=False)

    def __init__(self, *args: Any, by: Actor, of: Contact | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        houses: Any = self.fields["facility"]
        is_open = Q(pk__in=Facility.objects.open_on(timezone.localdate()))
        its_own = Q(pk=of.facility_id if of else None)
        houses.choices = [
            ("", _("All our houses")),
            *(
                (house.pk, house.name)
                for house in Facility.objects.visible_to(by).filter(is_open | its_own)
            ),
        ]
        parties: Any = self.fields["party"]
        parties.choices = [
            ("", _("Everybody")),
            *_parties(by),
            (_SOMEBODY_ELSE, _("Somebody else: write who")),
        ]

    def edits(self, standing: Mapping[str, Any], *, fill_in: bool = True) -> None:
        super().edits(standing, fill_in=fill_in)
        self.initial = dict(self.as_typed(self.initial))

    def as_typed(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Whoever is written is "somebody else" on the list."""
        is_written = values.get("party_text") and not values.get("party")
        return {**values, "party": _SOMEBODY_ELSE} if is_written else values

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("party") == _SOMEBODY_ELSE:
            data["party"] = ""
            if "party_text" in data and not data["party_text"]:
                self.add_error("party_text", _("Write who it is."))
        if "starts_on" in data and data["starts_on"] is None:
            data["starts_on"] = self.initial.get("starts_on") or timezone.localdate()
        return data

    def facts(self) -> ContactFacts:
        names = ContactFacts.__dataclass_fields__
        return ContactFacts(**{name: self.cleaned_data[name] for name in names})


class EndContactForm(ProblemForm):
    """From which day, and why."""

    on = DayField(label=_("From which day is it no longer right?"), recent=True)
    because = _line(
        _("Why?"), required=True, help_text=_("For example that they have another job.")
    )


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
