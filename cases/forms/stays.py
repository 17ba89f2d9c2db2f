"""What happens to a stay: what is filled in, what will follow, and what is said when it is done.

One form per verb of ``placements.rules``; :data:`FORMS` is the list of them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.forms.absences import AwayForm, BackForm
from cases.forms.agreed_follow_ups import AgreeForm
from cases.forms.corrections import (
    CorrectArrivalForm,
    CorrectLeavingForm,
    CorrectPlaceForm,
    ReviveForm,
    UndoLeavingForm,
)
from cases.forms.decisions import (
    ChangeIntensityForm,
    DischargeForm,
    EndAwardForm,
    MunicipalityDischargeForm,
    RefuseExtensionForm,
)
from cases.forms.during import ElsewhereForm, OnwardForm, RelapseForm, RisksForm
from cases.forms.places import (
    CancelMoveForm,
    ChangePlaceForm,
    MoveArrivalForm,
    MovePlaceForm,
)
from cases.forms.self_payment import EndPaymentForm, HomeKeptForm, SetPaymentForm
from cases.forms.stay_form import (
    HOW_IT_COUNTS,
    NOTE,
    LeavingForm,
    MoveOutForm,
    StayForm,
    destinations,
)
from cases.forms.trial_nights import CancelTrialForm, TrialForm
from cases.forms.trial_visits import CancelTrialVisitForm, TrialVisitForm, WriteTrialVisitForm
from core.days import DayField
from core.problems import Text
from placements.rules import Verb
from placements.services.length import answer_field, problem_of_end
from placements.services.planned_end import extend_stay
from placements.services.planning import next_review_on
from placements.services.reviews import move_review
from placements.services.stay_lock import expected_on
from placements.services.stays import (
    ask_to_leave,
    cancel_stay,
    move_in,
    record_no_show,
)
from schemes.base import NO, YES, Refusal
from stay_plan.card import GoalLine, goals_beside


class MoveInForm(StayForm):
    verb, service = Verb.MOVE_IN, move_in

    on = DayField(label="", recent=True)

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.arrival_day)
        if self.stay.scheme_track.follow_ups:
            self.follows = _("Day 1 is the day of arrival. The follow-ups are planned from it.")
            self.done = _("Welcome. The follow-ups are planned.")
        else:
            self.follows, self.done = _("Day 1 is the first day."), _(self.words.moved_in)


class ExtendForm(StayForm):
    verb, service = Verb.EXTEND, extend_stay
    button = _("Save")
    done = _("The planned end is moved.")
    follows = _("Old and new date are kept, and the follow-ups are planned again.")
    chosen_before = ("ends_on",)

    ends_on = DayField(label=_("New planned end"))
    reason = forms.CharField(label=_("Why is the date moved?"), widget=NOTE)

    def shape(self) -> None:
        """The scheme's own test: yes or no, and each answer does something."""
        self.edits({"ends_on": self.stay.planned_end_on}, fill_in=False)
        length = self.stay.scheme_track.length
        if length.extension is None and self.is_bound and self._length_problem() is not None:
            self.fields["reason"].label = _(length.extension_test)
        for asked in length.extension.questions if length.extension else ():
            self.fields[answer_field(asked)] = forms.ChoiceField(
                label=_(asked.question),
                widget=forms.RadioSelect,
                choices=[(YES, _("Yes")), (NO, _("No"))],
                required=False,
                help_text=_("Only if the end is moved later.")
                if length.extension and length.extension.from_the_first
                else _("Only beyond the scheme's longest stay."),
            )

    def save(self, *, now: datetime) -> Any:
        test = self.stay.scheme_track.length.extension
        answers = {
            asked.key: self.cleaned_data[answer_field(asked)]
            for asked in (test.questions if test else ())
        }
        return extend_stay(
            by=self.by,
            stay=self.stay,
            ends_on=self.cleaned_data["ends_on"],
            reason=self.cleaned_data["reason"],
            answers=answers,
            now=now,
            shown=self.cleaned_data.get("shown"),
        )

    @cached_property
    def goals(self) -> list[GoalLine]:
        """Of the plan, with how near each is: what the test asks about."""
        if self.stay.scheme_track.length.extension is None:
            return []
        return goals_beside(self.stay, timezone.localdate())

    @property
    def latest_end(self) -> date | None:
        """The last day of the scheme's longest stay; None where it has none."""
        start = self.stay.moved_in_on or expected_on(self.stay)
        return self.stay.version.latest_end(self.stay.track, start) if start is not None else None

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
    verb, service = Verb.REVIEW, move_review
    button = _("Save")
    done = _("The next review is moved.")
    follows = _(
        "No end is set: the place is kept until the next review. Old and new date are kept."
    )
    chosen_before = ("on",)

    on = DayField(label=_("Next review"))
    reason = forms.CharField(label=_("Why is the date moved?"), widget=NOTE)

    def shape(self) -> None:
        self.edits({"on": next_review_on(self.stay)}, fill_in=False)


class AskToLeaveForm(LeavingForm):
    verb, service = Verb.ASK_TO_LEAVE, ask_to_leave
    done = _("The stay has ended, and why is written down.")

    on = DayField(label="", recent=True)
    note = forms.CharField(label=_("Why is the citizen asked to leave?"), widget=NOTE)
    destination = forms.ChoiceField(
        label=_("Where does the citizen go?"),
        widget=forms.RadioSelect,
        choices=destinations,
        help_text=HOW_IT_COUNTS,
    )


class PlaceFreeForm(StayForm):
    """The citizen does not come."""

    becomes_free: ClassVar[Text]

    def shape(self) -> None:
        if self.stay.scheme_track.takes_place:
            self.follows = self.becomes_free


class CancelForm(PlaceFreeForm):
    verb, service = Verb.CANCEL, cancel_stay
    done = _("The stay is cancelled, and nothing of it is booked.")
    becomes_free = _("The place becomes free at once.")

    reason = forms.CharField(label=_("Why is the stay cancelled?"), widget=NOTE)


class NoShowForm(PlaceFreeForm):
    verb, service = Verb.NO_SHOW, record_no_show
    done = _("It is recorded that the citizen did not come.")
    becomes_free = _("The place becomes free at once. Tell whoever referred.")

    on = DayField(label=_("Which day did the citizen not come?"), recent=True)
    note = forms.CharField(label=_("What do you know about it?"), widget=NOTE)


FORMS: Final[dict[Verb, type[StayForm]]] = {
    form.verb: form
    for form in (
        MoveInForm,
        MoveArrivalForm,
        ChangePlaceForm,
        MovePlaceForm,
        CancelMoveForm,
        TrialForm,
        CancelTrialForm,
        TrialVisitForm,
        CancelTrialVisitForm,
        WriteTrialVisitForm,
        AwayForm,
        BackForm,
        AgreeForm,
        ReviewForm,
        ExtendForm,
        RefuseExtensionForm,
        ChangeIntensityForm,
        EndAwardForm,
        RelapseForm,
        DischargeForm,
        MunicipalityDischargeForm,
        MoveOutForm,
        NoShowForm,
        CancelForm,
        AskToLeaveForm,
        OnwardForm,
        RisksForm,
        ElsewhereForm,
        SetPaymentForm,
        EndPaymentForm,
        HomeKeptForm,
        CorrectArrivalForm,
        CorrectLeavingForm,
        CorrectPlaceForm,
        UndoLeavingForm,
        ReviveForm,
    )
}
