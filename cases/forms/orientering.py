"""Writing down that the orientering was sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.municipality_names import IN_ORDER
from core.days import DayField
from core.forms import ProblemForm
from letters.models import SentLetter
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay


class SendOrienteringForm(ProblemForm):
    acting_municipality = forms.ChoiceField(
        label=_("Which municipality is informed?"), choices=[("", _("Choose …")), *IN_ORDER]
    )
    on = DayField(label=_("Sent on"), recent=True)
    way = forms.ChoiceField(
        label=_("How is it sent?"), choices=SentLetter.Way.choices, widget=forms.RadioSelect
    )
    with_number = forms.BooleanField(
        label=_("The whole CPR number stands in it"),
        help_text=_("It is logged that you have seen the number, and why."),
        required=False,
    )

    def __init__(self, data: Any, *, stay: Stay, by: Actor) -> None:
        """Only asked: what is not known, and what this person may see."""
        super().__init__(data)
        if stay.acting_municipality:
            del self.fields["acting_municipality"]
        if not (stay.citizen.masked_number and by.may(Permission.REVEAL_CPR)):
            del self.fields["with_number"]
