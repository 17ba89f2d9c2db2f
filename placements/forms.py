"""What is filled in about places, stays and follow-ups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from citizens.municipalities import NAMES
from organisations.actors import Actor
from organisations.forms import DayField, ProblemForm
from placements.models import FollowUp, Place, Relapse, Stay
from placements.services.ends import problem_of_end
from placements.services.follow_ups import is_review
from placements.services.relapses import why_not_end
from placements.services.stays import may_ask_to_leave, who_asks_to_leave
from schemes.base import Refusal

NOTE = forms.Textarea(attrs={"rows": 3})
LONGEST_HOLD_DAYS = 14


class TakePlaceForm(ProblemForm):
    """Hold or close a place. Which of the two is on offer depends on the role."""

    kind = forms.ChoiceField(
        label=_("What should happen?"),
        widget=forms.RadioSelect,
        choices=[("hold", _("Reserve the place")), ("close", _("Close the place"))],
    )
    starts_on = DayField(label=_("From the night of"))
    ends_on = DayField(
        label=_("Free again from the night of"),
        required=False,
        help_text=_("A closure may be left open until the place is reopened."),
    )
    days = forms.IntegerField(
        label=_("Keep the reservation for, days"),
        required=False,
        min_value=1,
        max_value=LONGEST_HOLD_DAYS,
        help_text=_("Then it lapses by itself."),
    )
    reason = forms.CharField(label=_("For whom, or why"), max_length=200)

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = [(key, label) for key, label in kind.choices if key in kinds]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == "hold":
            if "days" in data and data["days"] is None:
                self.add_error("days", _("Write for how many days."))
            if "ends_on" in data and data["ends_on"] is None:
                self.add_error("ends_on", _("Choose a day."))
        return data


class ReopenForm(ProblemForm):
    on = DayField(label=_("Open again from the night of"))


class GuestNightForm(ProblemForm):
    """Who, why, tonight: under a minute, on a phone."""

    name = forms.CharField(label=_("The guest's name"), max_length=160)
    number = forms.CharField(
        label=_("CPR number"),
        required=False,
        help_text=_("If you have it, a guest who has been here before is found again."),
    )
    known = forms.ChoiceField(
        label=_("Is it one of these?"), widget=forms.RadioSelect, required=False
    )
    why = forms.CharField(label=_("Why tonight?"), widget=NOTE)
    nights = forms.TypedChoiceField(
        label=_("How many nights?"),
        widget=forms.RadioSelect,
        coerce=int,
        choices=[(1, "1"), (2, "2"), (3, "3"), (4, "4")],
    )
    asked_backup = forms.CharField(
        label=_("Back-up on call you asked"),
        required=False,
        max_length=120,
        help_text=_("Only if you were in doubt."),
    )
    place = forms.ModelChoiceField(label=_("Guest room"), queryset=Place.objects.none())

    def __init__(
        self, *args: Any, places: Any, on_the_spot_nights: int | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.queryset = places
        place.label_from_instance = lambda one: f"{one.facility.name}, {one.name}"
        if len(places) == 1:
            place.initial = places[0]
            place.widget = forms.HiddenInput()
        if on_the_spot_nights == 1:
            self.fields["nights"].widget = forms.HiddenInput()
            self.fields["nights"].initial = 1
        self.fields.pop("known")

    def offer(self, known: list[Citizen]) -> None:
        """Ask whether the guest is one of those already called the same."""
        self.fields["known"] = forms.ChoiceField(
            label=_("Is it one of these?"),
            widget=forms.RadioSelect,
            choices=[
                *(
                    (str(one.pk), " · ".join(filter(None, [one.called, one.masked_number])))
                    for one in known
                ),
                ("new", _("No, someone new")),
            ],
        )


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


class CompleteForm(ProblemForm):
    on = DayField(label=_("Done on"))
    acting_municipality = forms.ChoiceField(
        label=_("Which municipality was informed?"),
        choices=[("", _("Choose …")), *sorted(NAMES.items(), key=lambda one: one[1])],
    )
    outcome = forms.CharField(label=_("What came of it?"), widget=NOTE)
    next_review_on = DayField(label=_("Next review"), required=False)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        """A review asks for the next one; a notice for its receiver, where nobody knows it."""
        super().__init__(*args, **kwargs)
        stay = follow_up.stay
        if not follow_up.rule.is_notice or stay.acting_municipality:
            self.fields.pop("acting_municipality")
        if is_review(follow_up) and stay.status == Stay.Status.HERE:
            self.fields["next_review_on"].help_text = _(
                "Leave it empty, and it is %(nights)d nights after this one, on a working day."
            ) % {"nights": stay.scheme_track.length.review_nights}
        else:
            self.fields.pop("next_review_on")


class MoveFollowUpForm(ProblemForm):
    due_on = DayField(label=_("New last day"))
    reason = forms.CharField(label=_("Why is it moved?"), widget=NOTE)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.follow_up = follow_up


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
