"""Where the organisation is reached."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from letters.services.addresses import held_address
from organisations.models import Organisation


class AddressForm(ProblemForm):
    address = forms.CharField(
        label=_("Address"),
        help_text=_("Street, postcode and town in one line."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )
    phone_hours = forms.CharField(
        label=_("When is the phone answered?"),
        help_text=_("For example: on working days from 9 to 14."),
        required=False,
        max_length=120,
    )
    mail = forms.CharField(
        label=_("Mail"),
        help_text=_("For questions. Nobody should write anything confidential to it."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None, *, organisation: Organisation) -> None:
        super().__init__(data)
        self.edits(held_address(organisation))
