"""Opening places, describing one, and choosing the day it closes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from administration.forms.houses import line
from core.days import DayField
from core.forms import ProblemForm
from placements.models import PlaceNeed
from placements.services.place_openings import PlaceDescription, PlaceFacts
from schemes.base import Track


def _number(label: Any, *, required: bool = False, help_text: Any = "") -> Any:
    widget = forms.NumberInput(attrs={"class": "input-width-xs"})
    return forms.IntegerField(
        label=label, help_text=help_text, required=required, widget=widget, min_value=0
    )


class _PlaceForm(ProblemForm):
    """What a place is, whether it is opened or described."""

    name = line(_("What is the place called?"), required=True)
    track = forms.ChoiceField(label=_("What kind of place is it?"), widget=forms.RadioSelect)
    description = line(_("What is it like?"), help_text=_("For example “Flat with own bath”."))
    equipment = forms.MultipleChoiceField(
        label=_("What does the place have?"),
        help_text=_(
            "So that it can be seen which place fits what a citizen needs. Once something is "
            "ticked, the rest counts as not there."
        ),
        choices=PlaceNeed.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    turnaround_days = _number(
        _("Days to make the place ready after a stay"),
        help_text=_(
            "Nobody can have it in these days. Left empty, or 0: the next can come on the same day."
        ),
    )
    opens_on = DayField(label=_("From which day is the place there?"))

    def __init__(self, *args: Any, kinds: Iterable[Track], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        track: Any = self.fields["track"]
        track.choices = [(kind.key, _(kind.name)) for kind in kinds]
        if len(track.choices) == 1:
            track.initial = track.choices[0][0]


class OpenPlacesForm(_PlaceForm):
    """One place; several alike with numbers behind their name."""

    first_number = _number(
        _("From number"), help_text=_("For several alike: from 1 to 6 opens “Home 1” to “Home 6”.")
    )
    last_number = _number(_("To number"))
    closes_on = DayField(
        label=_("From which day is it there no more?"),
        help_text=_("For an emergency bed that is there for a while. Else leave it out."),
        required=False,
    )
    field_order = ("name", "first_number", "last_number")

    def facts(self) -> PlaceFacts:
        names = PlaceFacts.__dataclass_fields__
        return PlaceFacts(**{name: self.cleaned_data[name] for name in names})


class DescribePlaceForm(_PlaceForm):
    """Kind and first day are left out once the place has been booked: they stay as they are."""

    order = _number(
        _("Number in the order of the places"),
        help_text=_("The lowest stands on top."),
        required=True,
    )

    def __init__(self, *args: Any, standing: PlaceDescription, booked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._standing = standing
        for name in ("track", "opens_on") if booked else ():
            del self.fields[name]

    def facts(self) -> PlaceDescription:
        names = PlaceDescription.__dataclass_fields__
        values = {name: getattr(self._standing, name) for name in names}
        return PlaceDescription(
            **values | {name: self.cleaned_data[name] for name in names if name in self.fields}
        )


class EndPlaceForm(ProblemForm):
    """Nothing is filled in: the day is for a person to choose."""

    on = DayField(label=_("From which day is the place closed?"))
