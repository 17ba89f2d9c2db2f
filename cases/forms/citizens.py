"""Looking a citizen up, and asking for the whole number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from audit import purposes
from cases.case_numbers import citizens_of_case
from citizens.models import Citizen
from citizens.services import reveal_number, search_citizens
from core.forms import ProblemForm, attempt
from organisations.access import ActorRequest
from organisations.actors import Actor
from placements.visibility import citizens_visible_to


class SearchForm(ProblemForm):
    """Sent as POST: a CPR number has no business in an address or a log of addresses."""

    words = forms.CharField(
        label=_("Name, CPR or case number"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    purpose = forms.ChoiceField(label=_("Why are you looking?"), choices=purposes.choices)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if purposes.of_role(by.role):  # nothing to choose
            del self.fields["purpose"]

    def search(self, by: Actor) -> list[Citizen]:
        """Those in sight whom the words name."""
        words, purpose = self.cleaned_data["words"], self.cleaned_data.get("purpose", "")
        of_case = citizens_of_case(by=by, words=words, purpose=purpose)
        return of_case or search_citizens(
            by=by, words=words, purpose=purpose, among=citizens_visible_to(by)
        )


class RevealForm(ProblemForm):
    purpose = forms.ChoiceField(
        label=_("Why do you need the number?"),
        choices=purposes.choices,
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
