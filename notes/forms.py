"""What is written of a stay from day to day, as forms."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from audit import purposes
from core.checks import LONG_TEXT, SHORT_TEXT
from core.days import DayField
from core.forms import ProblemForm
from notes.models import CareAgreement, Note
from notes.services.care import CareFacts
from notes.services.notes import NoteFacts, standing_note
from notes.services.pinning import LONGEST
from organisations.actors import Actor

#: What a note says, by the names of its fields.
_SAYS: Final = tuple(NoteFacts.__dataclass_fields__)
_LONG = {"rows": 5}
_SHORT = {"rows": 2}


def _time_of_day() -> forms.TimeField:
    return forms.TimeField(
        label=_("At what time?"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
        widget=forms.TimeInput(
            format="%H.%M", attrs={"class": "input-width-s", "inputmode": "text", "type": "text"}
        ),
        error_messages={"invalid": _("Write a time of the day, for example 10.30.")},
    )


class _NoteFields(ProblemForm):
    kind = forms.ChoiceField(label=_("What is it?"), choices=Note.Kind, widget=forms.RadioSelect)
    happened_on = DayField(label=_("Which day was it?"), recent=True)
    at_time = _time_of_day()
    source = forms.CharField(
        label=_("With whom, or who says so?"),
        help_text=_("Of a phone call: who called, or was called."),
        max_length=SHORT_TEXT,
        required=False,
    )
    text = forms.CharField(
        label=_("What happened?"), max_length=LONG_TEXT, widget=forms.Textarea(_LONG)
    )
    for_next_shift = forms.BooleanField(label=_("The next shift must know it"), required=False)

    def facts(self) -> NoteFacts:
        kept: dict[str, Any] = {name: self.cleaned_data[name] for name in _SAYS}
        return NoteFacts(**kept)


class NoteForm(_NoteFields):
    """A new note."""


class CorrectionForm(_NoteFields):
    """Filled in with what stands."""

    takes_back = forms.BooleanField(
        label=_("The note does not belong here"),
        help_text=_("It is then shown as taken back. What it says can still be read."),
        required=False,
    )
    reason = forms.CharField(
        label=_("Why do you correct it?"), max_length=LONG_TEXT, widget=forms.Textarea(_SHORT)
    )

    def __init__(self, *args: Any, note: Note, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits(standing_note(note))


class PinForm(ProblemForm):
    text = forms.CharField(
        label=_("What is to be known before anything else?"),
        help_text=_("A sentence, for example what calms, or what never to do."),
        max_length=LONGEST,
    )


class ReasonForm(ProblemForm):
    reason = forms.CharField(label=_("Why?"), max_length=LONG_TEXT, widget=forms.Textarea(_SHORT))


class CareForm(ProblemForm):
    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=CareAgreement.Kind, widget=forms.RadioSelect
    )
    handler = forms.ChoiceField(
        label=_("Who handles it?"), choices=CareAgreement.Handler, widget=forms.RadioSelect
    )
    who = forms.CharField(
        label=_("Name and telephone number"),
        help_text=_("Of home care or somebody else: who is rung."),
        max_length=SHORT_TEXT,
        required=False,
    )
    how = forms.CharField(
        label=_("How is it done?"),
        help_text=_(
            "Who does what, where it is kept, when help comes. No doses: they stand with "
            "the doctor, and in FMK."
        ),
        max_length=LONG_TEXT,
        widget=forms.Textarea(_LONG),
    )
    starts_on = DayField(label=_("From which day?"))
    last_on = DayField(
        label=_("Last day"), help_text=_("Leave it empty if no end is agreed."), required=False
    )
    afterwards = forms.ChoiceField(
        label=_("Does the same helper go on after the stay?"),
        choices=CareAgreement.Afterwards,
        widget=forms.RadioSelect,
    )
    who_afterwards = forms.CharField(
        label=_("Who is it afterwards?"), max_length=SHORT_TEXT, required=False
    )

    def facts(self) -> CareFacts:
        return CareFacts(**self.cleaned_data)


class EndCareForm(ReasonForm):
    on = DayField(label=_("From which day does it hold no more?"))
    field_order = ["on", "reason"]


class NoteFilterForm(forms.Form):
    """In the address, so that a page of it can be opened again."""

    slags = forms.ChoiceField(label=_("Kind"), required=False)
    fra = DayField(label=_("From"), required=False)
    til = DayField(label=_("To and with"), required=False)
    ord = forms.CharField(label=_("Words in the notes"), max_length=SHORT_TEXT, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["slags"]
        choices.choices = [("", _("All kinds")), *Note.Kind.choices]

    @property
    def narrows(self) -> dict[str, Any]:
        """Of what is right among them; what is not narrows nothing."""
        kept = self.cleaned_data if self.is_bound and self.is_valid() is not None else {}
        return {
            "kind": kept.get("slags") or "",
            "first_on": kept.get("fra"),
            "last_on": kept.get("til"),
            "words": kept.get("ord") or "",
        }


class SearchNotesForm(ProblemForm):
    """Sent as POST: what is looked for has no business in an address."""

    words = forms.CharField(
        label=_("Words in the notes"),
        max_length=SHORT_TEXT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = forms.ChoiceField(label=_("Why are you looking?"), choices=purposes.choices)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if purposes.of_role(by.role):  # nothing to choose
            del self.fields["purpose"]
