"""What happens to a stay: what is filled in, what will follow, and what is said when it is done.

One form per verb of ``placements.rules``; :data:`FORMS` is the list of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.problems import Text
from organisations.actors import Actor
from placements import rules
from placements.finding import candidates, places_of_kind
from placements.models import Place, Relapse, Stay
from placements.rules import Verb
from placements.services.elsewhere import record_stay_elsewhere
from placements.services.length import answer_field, problem_of_end
from placements.services.onward import record_onward
from placements.services.places import change_place
from placements.services.planned_end import extend_stay
from placements.services.planning import next_review_on
from placements.services.relapses import judge_relapse, why_not_end
from placements.services.reviews import move_review
from placements.services.risks import record_risks
from placements.services.stay_lock import expected_on
from placements.services.stays import (
    ask_to_leave,
    cancel_stay,
    move_in,
    move_out,
    record_no_show,
)
from schemes.base import NO, YES, Refusal

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


class ChangePlaceForm(StayForm):
    verb, service = Verb.CHANGE_PLACE, change_place
    done = _("The place is changed.")

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    reason = forms.CharField(label=_("Why another place?"), widget=NOTE)

    def shape(self) -> None:
        """The free places of the same house and kind; every one may be asked for."""
        booking = self.stay.bookings.standing().first()
        places = places_of_kind(self.by, scheme=self.stay.scheme, track=self.stay.track).filter(
            facility=self.stay.facility_id
        )
        place: Any = self.fields["place"]
        place.queryset = places
        if booking is None or booking.ends_on is None:
            return
        judged = candidates(
            places.exclude(pk=booking.place_id),
            by=self.by,
            starts_on=booking.starts_on,
            ends_on=booking.ends_on,
            now=timezone.now(),
        )
        free = [candidate.place for candidate in judged if not candidate.why_not]
        place.widget.choices = [(place.pk, place.name) for place in free]
        if not free:
            place.help_text = _("No other place here is free in these nights.")


class ExtendForm(StayForm):
    verb, service = Verb.EXTEND, extend_stay
    button = _("Save")
    done = _("The planned end is moved.")
    follows = _("Old and new date are kept, and the follow-ups are planned again.")

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

    on = DayField(label=_("Next review"))
    reason = forms.CharField(label=_("Why is the date moved?"), widget=NOTE)

    def shape(self) -> None:
        self.edits({"on": next_review_on(self.stay)}, fill_in=False)


class LeavingForm(StayForm):
    """However the stay ends: on which day, and what it sets free."""

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.leaving_day)
        if self.stay.scheme_track.takes_place:
            self.follows = _("The place is free from the night of that day. Open follow-ups lapse.")
        else:
            self.follows = _("Nothing is booked, so nothing becomes free. The course is kept.")


class MoveOutForm(LeavingForm):
    verb, service = Verb.MOVE_OUT, move_out
    done = _("The stay has ended, and what came of it is known.")

    on = DayField(label="", recent=True)
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
        super().shape()
        if why_not := rules.not_this_person(self.by, Verb.ASK_TO_LEAVE, self.stay):
            self.leave_out("ending", Stay.Ending.ASKED_TO_LEAVE, because=why_not.message)
            self.fields["note"].help_text = ""


class AskToLeaveForm(LeavingForm):
    verb, service = Verb.ASK_TO_LEAVE, ask_to_leave
    done = _("The stay has ended, and why is written down.")

    on = DayField(label="", recent=True)
    note = forms.CharField(label=_("Why is the citizen asked to leave?"), widget=NOTE)
    destination = forms.ChoiceField(
        label=_("Where does the citizen go?"),
        widget=forms.RadioSelect,
        choices=Stay.Destination.choices,
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


class RelapseForm(StayForm):
    verb, service = Verb.RELAPSE, judge_relapse
    button = _("Save")
    done = _("What happened and what was judged is saved.")
    shows_booking = False

    on = DayField(label=_("When was it?"), recent=True)
    what_happened = forms.CharField(label=_("What happened?"), widget=NOTE)
    judgement = forms.ChoiceField(
        label=_("What is judged?"),
        widget=forms.RadioSelect,
        choices=Relapse.Judgement.choices,
    )
    reasons = forms.CharField(label=_("Why, and what helps now?"), widget=NOTE)

    def shape(self) -> None:
        if self.stay.version.relapse is not None:
            self.follows = _(self.stay.version.relapse.text)
        if why_not := why_not_end(self.by, self.stay):
            self.leave_out("judgement", Relapse.Judgement.ENDS, because=why_not.message)

    def next_page(self, relapse: Any) -> str:
        """A relapse that ends the stay is followed by leaving."""
        ends = relapse.judgement == Relapse.Judgement.ENDS
        return rules.RULES[Verb.MOVE_OUT].address if ends else "stay"


class OnwardForm(StayForm):
    verb, service = Verb.ONWARD, record_onward
    button = _("Save")
    done = _("It is saved.")
    follows = _("Not asked is an answer too.")
    shows_booking = False

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
        self.edits({"onward": self.stay.onward, "note": self.stay.onward_note})


_RISK_ANSWERS = [("known", _("Known")), ("none", _("None known")), ("", _("Not asked"))]


class RisksForm(StayForm):
    verb, service = Verb.RISKS, record_risks
    button = _("Save")
    done = _("What is known of risks is saved.")
    follows = _("“None known” is an answer. “Not asked” means that nobody has asked yet.")
    shows_booking = False

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

    def shape(self) -> None:
        self.edits({name: getattr(self.stay, f"risk_{name}") for name in self.fields})


class ElsewhereForm(StayForm):
    verb, service = Verb.ELSEWHERE, record_stay_elsewhere
    done = _("The stay elsewhere is saved and counts among the days with refund.")
    follows = _(
        "The days count over all § 110 houses in the year that runs from the citizen's first "
        "admission. Each house says when the citizen came and left."
    )
    shows_booking = False

    house = forms.CharField(label=_("Which house?"), max_length=120)
    admitted_on = DayField(label=_("Admitted on"))
    left_on = DayField(label=_("Left on"))


FORMS: Final[dict[Verb, type[StayForm]]] = {
    form.verb: form
    for form in (
        MoveInForm,
        ChangePlaceForm,
        ReviewForm,
        ExtendForm,
        RelapseForm,
        MoveOutForm,
        NoShowForm,
        CancelForm,
        AskToLeaveForm,
        OnwardForm,
        RisksForm,
        ElsewhereForm,
    )
}
