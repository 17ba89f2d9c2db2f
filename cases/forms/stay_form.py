"""The form of an act on a stay, and of its end: what the forms of the acts are made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.problems import Text
from organisations.actors import Actor
from placements.models import Stay
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.stays import move_out
from schemes.destinations import IN_THE_NATIONAL_COUNT

NOTE = forms.Textarea(attrs={"rows": 3})


class StayForm(ProblemForm):
    """An act on a stay, in its scheme's words, for one person."""

    verb: ClassVar[Verb]
    #: The service that does it: called with by, stay, now and what was filled in.
    service: ClassVar[Callable[..., Any]]
    #: What will follow, "" where it is plain; and what is said when it is done.
    follows: Text = ""
    done: Text
    #: What the button says where it is not the act itself, which is what ends or begins something.
    button: ClassVar[Text] = ""
    #: What the address may fill in: chosen on the board a moment ago.
    chosen_before: ClassVar[tuple[str, ...]] = ()
    #: Which nights are booked matters to what is done.
    shows_booking: ClassVar[bool] = True

    def __init__(self, *args: Any, stay: Stay, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stay, self.by = stay, by
        self.words = stay.version.words_for(stay.track)
        self.shape()

    def shape(self) -> None:
        """Labels, choices and sentences that depend on the stay."""

    def save(self, *, now: datetime) -> Any:
        """Do it. Raises what the service refuses."""
        return type(self).service(by=self.by, stay=self.stay, now=now, **self.cleaned_data)

    def next_page(self, _result: Any) -> str:
        """The name of the stay's page that comes after it."""
        return "stay"

    def leave_out(self, field: str, choice: str, *, because: Text) -> None:
        """Take a choice away and say why, where somebody else has it."""
        choices: Any = self.fields[field]
        choices.choices = [(key, label) for key, label in choices.choices if key != choice]
        choices.help_text = because


#: Below each destination (:func:`destinations`).
HOW_IT_COUNTS = _("In small print: how it counts in the national count of homelessness.")


def destinations() -> list[tuple[str, str]]:
    """Where a citizen goes, each with how the national count of homelessness has it."""
    return [(key, _as_counted(key, str(label))) for key, label in Stay.Destination.choices]


def _as_counted(key: str, label: str) -> str:
    counted = str(_(IN_THE_NATIONAL_COUNT[key]))
    return label if counted == label else format_html("{} <small>{}</small>", label, counted)


class LeavingForm(StayForm):
    """However the stay ends: on which day, and what it sets free."""

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.leaving_day)
        if self.stay.scheme_track.takes_place:
            self.follows = _("The place is free from the night of that day. Open follow-ups lapse.")
        else:
            self.follows = _("Nothing is booked, so nothing becomes free. The course is kept.")


class MoveOutForm(LeavingForm):
    verb: ClassVar[Verb] = Verb.MOVE_OUT
    service: ClassVar[Callable[..., Any]] = move_out
    done = _("The stay has ended, and what came of it is known.")

    on = DayField(label="", recent=True)
    ending = forms.ChoiceField(
        label=_("How did the stay end?"), widget=forms.RadioSelect, choices=Stay.Ending.choices
    )
    destination = forms.ChoiceField(
        label=_("Where did the citizen go?"),
        widget=forms.RadioSelect,
        choices=destinations,
        required=False,
        help_text=format_lazy("{} {}", _("Not asked where the citizen has died."), HOW_IT_COUNTS),
    )
    note = forms.CharField(
        label=_("What the next person should know"),
        widget=NOTE,
        required=False,
        help_text=_("Was the citizen asked to leave? Then write why."),
    )

    def clean(self) -> dict[str, Any]:
        """Where to is asked of everybody but the dead."""
        cleaned = super().clean() or {}
        if cleaned.get("ending") != Stay.Ending.DIED and not cleaned.get("destination"):
            self.add_error("destination", _("Choose where the citizen went."))
        return cleaned

    def shape(self) -> None:
        super().shape()
        if why_not := not_this_person(self.by, Verb.ASK_TO_LEAVE, self.stay):
            self.leave_out("ending", Stay.Ending.ASKED_TO_LEAVE, because=why_not.message)
            self.fields["note"].help_text = ""
