"""What is filled in for the hand-over dialogue (LA2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.checks import LONG_TEXT
from core.days import DayField
from core.forms import ProblemForm
from low_arousal.models import CITIZEN, STAFF, Dialogue, HandingOn, field_name
from low_arousal.services.making import LONGEST, standing_answers
from schemes.low_arousal import DialogueQuestion

_TOGETHER: Final = "together"
_WITHOUT: Final = "without"


@dataclass(frozen=True)
class AskedFields:
    """A question with the fields for both voices."""

    asked: DialogueQuestion
    citizen: BoundField
    staff: BoundField


class AnswersForm(ProblemForm):
    """The talk, as it goes: nothing has to be filled in before it is finished."""

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = dialogue.asked.questions
        for asked in self.questions:
            self.fields[field_name(asked.key, CITIZEN)] = _words(
                gettext(asked.question), rows=4, hint=gettext(asked.hint)
            )
            self.fields[field_name(asked.key, STAFF)] = _words(gettext("What we have seen"), rows=3)
        self.edits(standing_answers(dialogue))

    @property
    def asked(self) -> list[AskedFields]:
        return [
            AskedFields(
                asked, self[field_name(asked.key, CITIZEN)], self[field_name(asked.key, STAFF)]
            )
            for asked in self.questions
        ]

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, by field."""
        return {
            field_name(asked.key, whose): self.cleaned_data[field_name(asked.key, whose)]
            for asked in self.questions
            for whose in (CITIZEN, STAFF)
        }


def _words(label: str, *, rows: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class CorrectForm(AnswersForm):
    reason = forms.CharField(
        label=_("Why is it corrected?"),
        help_text=_("What stood before can still be read."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONG_TEXT,
    )


class HandOnForm(ProblemForm):
    to_name = forms.CharField(label=_("Who gets it?"), max_length=120)
    to_role = forms.CharField(
        label=_("Organisation, or what the person does"),
        help_text=_("For example: home support, the mastery guide."),
        max_length=120,
    )
    given_on = DayField(label=_("Which day?"), recent=True)
    how = forms.ChoiceField(
        label=_("How?"), choices=HandingOn.How.choices, widget=forms.RadioSelect
    )


class FinishForm(ProblemForm):
    talked_on = DayField(label=_("Which day did you talk?"), recent=True)
    took_part = forms.CharField(
        label=_("Who took part?"),
        help_text=_("For example: the citizen, Rikke and the sister."),
        max_length=LONGEST,
    )
    how = forms.ChoiceField(
        label=_("Was it made together with the citizen?"),
        choices=[(_TOGETHER, _("Yes, together")), (_WITHOUT, _("No, without the citizen"))],
        widget=forms.RadioSelect,
    )
    without_because = forms.CharField(
        label=_("Why was it made without the citizen?"),
        help_text=_("Only where it was made without the citizen."),
        required=False,
        max_length=LONG_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What the service is called with."""
        return {
            "talked_on": self.cleaned_data["talked_on"],
            "took_part": self.cleaned_data["took_part"],
            "with_citizen": self.cleaned_data["how"] == _TOGETHER,
            "without_because": self.cleaned_data["without_because"],
        }
