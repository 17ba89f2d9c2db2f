"""What happens to a stay, in its scheme's words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import DayField, ProblemForm
from organisations.actors import Actor
from placements.models import Relapse, Stay
from placements.services.planned_end import problem_of_end
from placements.services.relapses import why_not_end
from placements.services.stays import may_ask_to_leave, who_asks_to_leave
from schemes.base import Refusal

NOTE = forms.Textarea(attrs={"rows": 3})


class StayForm(ProblemForm):
    """About one stay, in its scheme's words, for one person."""

    def __init__(self, *args: Any, stay: Stay, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stay, self.by = stay, by
        self.words = stay.version.words_for(stay.track)
        self.shape()

    def shape(self) -> None:
        """Labels and choices that depend on the stay."""

    def leave_out(self, field: str, choice: str, *, because: str) -> None:
        """Take a choice away and say why, where somebody else has it."""
        one: Any = self.fields[field]
        one.choices = [(key, label) for key, label in one.choices if key != choice]
        one.help_text = because


class MoveInForm(StayForm):
    on = DayField(label="")

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.arrival_day)


class ExtendForm(StayForm):
    ends_on = DayField(label=_("New planned end"))
    reason = forms.CharField(label=_("Why is the date moved?"), widget=NOTE)

    def shape(self) -> None:
        """Beyond the scheme's longest stay its own test is asked."""
        if self.is_bound and self._length_problem() is not None:
            self.fields["reason"].label = _(self.stay.scheme_track.length.extension_test)

    @property
    def length_problem(self) -> str:
        """What the scheme says of the day that was typed; "" where it says nothing."""
        problem = self._length_problem() if self.is_bound else None
        return str(_(problem.text)) if problem is not None else ""

    def _length_problem(self) -> Refusal | None:
        try:
            ends_on = self.fields["ends_on"].clean(self["ends_on"].data)
        except ValidationError:
            return None
        problem = problem_of_end(self.stay, ends_on)
        return problem if problem is not None and problem.code == "too_long" else None


class ReviewForm(StayForm):
    on = DayField(label=_("Next review"))
    reason = forms.CharField(label=_("Why is the date moved?"), widget=NOTE)


class MoveOutForm(StayForm):
    on = DayField(label="")
    ending = forms.ChoiceField(
        label=_("How did the stay end?"), widget=forms.RadioSelect, choices=Stay.Ending.choices
    )
    destination = forms.ChoiceField(
        label=_("Where did the citizen go?"),
        widget=forms.RadioSelect,
        choices=Stay.Destination.choices,
    )
    note = forms.CharField(
        label=_("What the next person should know"),
        widget=NOTE,
        required=False,
        help_text=_("Was the citizen asked to leave? Then write why."),
    )

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.leaving_day)
        if not may_ask_to_leave(self.by, self.stay):
            self.leave_out(
                "ending", Stay.Ending.ASKED_TO_LEAVE, because=who_asks_to_leave(self.stay)
            )
            self.fields["note"].help_text = ""


class AskToLeaveForm(StayForm):
    on = DayField(label="")
    note = forms.CharField(label=_("Why is the citizen asked to leave?"), widget=NOTE)
    destination = forms.ChoiceField(
        label=_("Where does the citizen go?"),
        widget=forms.RadioSelect,
        choices=Stay.Destination.choices,
    )

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.leaving_day)


class CancelForm(StayForm):
    reason = forms.CharField(label=_("Why is the stay cancelled?"), widget=NOTE)


class NoShowForm(StayForm):
    on = DayField(label=_("Which day did the citizen not come?"))
    note = forms.CharField(label=_("What do you know about it?"), widget=NOTE)


class RelapseForm(StayForm):
    on = DayField(label=_("When was it?"))
    what_happened = forms.CharField(label=_("What happened?"), widget=NOTE)
    judgement = forms.ChoiceField(
        label=_("What is judged?"),
        widget=forms.RadioSelect,
        choices=Relapse.Judgement.choices,
    )
    reasons = forms.CharField(label=_("Why, and what helps now?"), widget=NOTE)

    def shape(self) -> None:
        if why_not := why_not_end(self.by, self.stay):
            self.leave_out("judgement", Relapse.Judgement.ENDS, because=str(why_not))


class OnwardForm(StayForm):
    onward = forms.ChoiceField(
        label=_("Does the citizen want help to find the next place?"),
        widget=forms.RadioSelect,
        choices=[*Stay.Onward.choices, ("", _("Not asked"))],
        required=False,
    )
    note = forms.CharField(
        label=_("Where is being looked, and who has been asked?"), widget=NOTE, required=False
    )

    def shape(self) -> None:
        self.initial = {"onward": self.stay.onward, "note": self.stay.onward_note}


_RISK_ANSWERS = [("known", _("Known")), ("none", _("None known")), ("", _("Not asked"))]


class RisksForm(ProblemForm):
    substances = forms.ChoiceField(
        label=_("Use of alcohol or drugs"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )
    violence = forms.ChoiceField(
        label=_("Violence towards others"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )
    suicide = forms.ChoiceField(
        label=_("Risk of suicide"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )
