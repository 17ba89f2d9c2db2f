"""Handing over: what, to whom and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import ProblemForm
from organisations.models import User
from team.carried import Thing


class TickedField(forms.MultipleChoiceField):
    """What is ticked may have become another's since: the service says so, and takes the rest."""

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) < 40


class HandOverForm(ProblemForm):
    everything = forms.BooleanField(
        label=_("Everything on this page"),
        required=False,
        help_text=_("Also what comes to stand here before you press the button."),
    )
    things = TickedField(label=_("What is to be handed over?"), required=False)
    to = forms.TypedChoiceField(label=_("Who takes it?"), coerce=int, empty_value=None)
    reason = forms.CharField(
        label=_("Why?"),
        max_length=5000,
        help_text=_("It stands on each case's timeline. Write nothing about illness."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        things: Sequence[Thing],
        colleagues: Collection[tuple[User, list[str]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = things
        ticked: Any = self.fields["things"]
        ticked.choices = [(thing.key, thing.what) for thing in things]
        to: Any = self.fields["to"]
        to.choices = [
            ("", _("Choose …")),
            *((user.pk, f"{user.name} ({', '.join(roles).lower()})") for user, roles in colleagues),
        ]

    @property
    def ticked(self) -> set[str]:
        """As the page shows it again."""
        return set(self["things"].value() or ())

    def keys(self) -> list[str]:
        if self.cleaned_data["everything"]:
            return [thing.key for thing in self.offered]
        keys: list[str] = self.cleaned_data["things"]
        return keys
