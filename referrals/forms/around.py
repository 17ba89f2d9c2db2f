"""What is asked of the life around the citizen, and of those who speak for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from referrals.forms.aloud import read_aloud
from referrals.models import (
    Applicant,
    Children,
    Consent,
    Known,
    PlaceNeed,
    Representative,
    Stance,
)
from referrals.services.asking import (
    MOST_REPRESENTATIVES,
    REFERRAL_FACTS,
    REPRESENTATIVE_FACTS,
    RepresentativeFacts,
)
from schemes.base import Topic, Version

#: Topics of each page: without any of them there is no such page.
AROUND: Final = frozenset(
    {Topic.CHILDREN, Topic.PETS, Topic.TREATMENT_ORDER, Topic.CONSENT, Topic.PLACE_NEEDS}
)
BESIDE: Final = frozenset({Topic.REPRESENTATION, Topic.RELATIVE_APPLIES})
_REPRESENTATION: Final = "representation."


class SeveralInput(forms.CheckboxSelectMultiple):
    """Boxes whose ticks are one text, as a draft keeps what is typed: "calm,pets"."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:  # noqa: ARG002
        ticked = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return ",".join(filter(None, ticked))

    def format_value(self, value: Any) -> list[str]:
        return super().format_value(listed(value))


class SeveralField(forms.MultipleChoiceField):
    widget = SeveralInput

    def to_python(self, value: Any) -> list[str]:
        return super().to_python(listed(value))


def listed(value: Any) -> list[str]:
    """What is ticked, of a field's text."""
    return [part for part in value.split(",") if part] if isinstance(value, str) else value or []


def ask_only_about(form: forms.Form, version: Version) -> None:
    """Leave out what the scheme does not ask about."""
    for fact in REFERRAL_FACTS:
        if fact.topic and fact.topic not in version.asks_about:
            form.fields.pop(fact.name, None)


def _choices(label: Any, choices: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices.choices,
        required=False,
        widget=forms.RadioSelect,
    )


def _text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def language_fields() -> dict[str, forms.Field]:
    return {
        "language": _text(_("Language"), _("If the citizen speaks another better than Danish.")),
        "needs_interpreter": _choices(_("Does the citizen need an interpreter?"), Known),
    }


class AroundForm(ProblemForm):
    children = _choices(_("Does the citizen have children?"), Children)
    children_note = _text(_("What is good to know about the children?"))
    pets = _choices(_("Does the citizen have pets?"), Known)
    pets_note = _text(_("Which pets, and who can look after them?"))
    treatment_order = _choices(
        _("Is there a treatment order?"), Known, _("A judgment to treatment or to placement.")
    )
    treatment_order_kind = _text(_("Which kind of order?"))
    consent = _choices(
        _("May what is written here be shared with those who help the citizen?"),
        Consent,
        _("A no, not being able to decide, and not being asked are different answers."),
    )
    consent_by = _text(
        _("Who gave the consent?"), _("The citizen, or who decides for the citizen.")
    )
    consent_on = DayField(label=_("On which day was it given?"), required=False)
    place_needs = SeveralField(
        label=_("What must the place have?"), choices=PlaceNeed.choices, required=False
    )

    def __init__(self, *args: Any, version: Version, aloud: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_only_about(self, version)
        if aloud:
            read_aloud(self)


class BesideForm(ProblemForm):
    """Who is the applicant where a relative can be, and as many people as are filled in and two
    more; of a form without data, all the rows that there can be."""

    applicant = _choices(_("Who is the applicant?"), Applicant)
    relative_name = _text(_("The relative's name"), _("Only if a relative is the applicant."))
    relative_relation = _text(
        _("How is the relative related to the citizen?"), _("For example mother or husband.")
    )
    relative_phone = forms.CharField(
        label=_("The relative's phone"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    citizens_stance = _choices(_("What does the citizen say about it?"), Stance)
    citizens_words = _text(_("In the citizen's own words"))

    def __init__(self, *args: Any, version: Version, aloud: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_only_about(self, version)
        self._topics = version.asks_about
        self._parts: list[tuple[str, list[str]]] = []
        if self.fields:
            self._parts.append((gettext("The applicant"), list(self.fields)))
        if Topic.REPRESENTATION in version.asks_about:
            for n in range(self._rows()):
                row = _row(n)
                self.fields.update(row)
                title = gettext("Person %(n)d who speaks for the citizen") % {"n": n + 1}
                self._parts.append((title, list(row)))
        if aloud:
            read_aloud(self)

    def _rows(self) -> int:
        if not self.is_bound:
            return MOST_REPRESENTATIVES
        filled = {name.split(".")[1] for name, value in self.data.items() if _is_row(name, value)}
        last = max((int(n) for n in filled if n.isdecimal()), default=-1)
        return min(last + 2, MOST_REPRESENTATIVES)

    @property
    def has_room_for_more(self) -> bool:
        return Topic.REPRESENTATION in self._topics and self._rows() < MOST_REPRESENTATIVES

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(title, [self[name] for name in names]) for title, names in self._parts]


def _is_row(name: str, value: Any) -> bool:
    return name.startswith(_REPRESENTATION) and bool(value)


def _row(n: int) -> dict[str, forms.Field]:
    return {
        f"{_REPRESENTATION}{n}.part": _choices(
            _("What part does the person have?"), Representative.Part
        ),
        f"{_REPRESENTATION}{n}.name": _text(_("Name")),
        f"{_REPRESENTATION}{n}.phone": forms.CharField(
            label=_("Phone"),
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        ),
        f"{_REPRESENTATION}{n}.does": _text(_("What does the person help with?")),
    }


def read_representation(values: dict[str, Any]) -> list[RepresentativeFacts]:
    """Take the people out of what the pages say; each keeps the place of its row."""
    rows = []
    for n in range(MOST_REPRESENTATIVES):
        row = {
            fact.name: values.pop(f"{_REPRESENTATION}{n}.{fact.name}", "")
            for fact in REPRESENTATIVE_FACTS
        }
        rows.append(RepresentativeFacts(**row))
    while rows and rows[-1].is_empty:
        rows.pop()
    return rows
