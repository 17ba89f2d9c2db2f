"""Looking a citizen up, and asking for the whole number."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from audit import purposes
from citizens.models import Citizen
from citizens.services import reveal_number
from core.forms import ProblemForm, attempt
from organisations.access import ActorRequest


class SearchForm(ProblemForm):
    """Sent as POST: a CPR number has no business in an address or a log of addresses."""

    words = forms.CharField(
        label=_("Name, alias or CPR number"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    purpose = forms.ChoiceField(label=_("Why are you looking?"), choices=purposes.choices)


class RevealForm(ProblemForm):
    purpose = forms.ChoiceField(
        label=_("Why do you need the number?"),
        choices=lambda: [("", _("Choose …")), *purposes.choices()],
    )

    def reveal(self, request: ActorRequest, citizen: Citizen) -> str:
        """The whole number, where a POST asks for it with a reason; "" where nobody has."""
        number = attempt(
            request,
            self,
            lambda: reveal_number(
                by=request.actor, citizen=citizen, purpose=self.cleaned_data["purpose"]
            ),
        )
        return number or ""
