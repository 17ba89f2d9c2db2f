"""What happens between the asking and the answer: whose it is, what is missing, who met and said
what, and where it is sent on to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from organisations.models import User
from placements.models import Facility
from referrals.forms.intake import answer_field
from referrals.models import Meeting, Redirect, Referral
from referrals.services.deadlines import MOST_DAYS, URGENCIES
from referrals.services.meetings import MeetingFacts
from referrals.services.redirecting import Offer
from schemes.base import Criterion, Scheme, Track


def long_text(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class HandOverForm(ProblemForm):
    to = forms.TypedChoiceField(label=_("To whom?"), coerce=int)
    reason = long_text(
        _("Why is it handed over?"),
        3,
        help_text=_("Your colleague reads it. Write what comes next."),
    )
    #: Who had it when the form was opened.
    had_it = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, colleagues: Iterable[User], referral: Referral, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["to"]
        choice.choices = [("", _("Choose …"))] + [
            (user.pk, user.name) for user in colleagues if user.pk != referral.assigned_to_id
        ]
        self.fields["had_it"].initial = referral.assigned_to_id or ""


class AskForm(ProblemForm):
    """Nothing is ticked beforehand: what is asked costs somebody time."""

    questions = forms.MultipleChoiceField(
        label=_("What is missing?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = long_text(
        _("In your own words"),
        help_text=_("What do you need to know, and what for?"),
        required=False,
    )
    asked_of = forms.CharField(
        label=_("Somebody else than the sender?"),
        help_text=_("Name and place of work. Empty: the sender is asked, and answers here."),
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, missing: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if missing:
            choice: Any = self.fields["questions"]
            choice.choices = [(each.key, gettext(each.question)) for each in missing]
        else:
            del self.fields["questions"]


class TellForm(ProblemForm):
    """The questions that were asked, none of which must be answered, and words."""

    answer = long_text(
        _("Answer"), help_text=_("If you don't know, write that, and who may know."), required=False
    )

    def __init__(self, *args: Any, questions: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = [f"answers.{criterion.key}" for criterion in questions]
        for criterion in questions:
            field = answer_field(criterion)
            field.required = False
            self.fields[f"answers.{criterion.key}"] = field
        self.order_fields([*asked, "answer"])

    @property
    def facts(self) -> dict[str, Any]:
        """The service's keywords."""
        data = dict(self.cleaned_data)
        text = data.pop("answer")
        return {
            "answer": text,
            "answers": {name.removeprefix("answers."): value for name, value in data.items()},
        }


class TakeBackForm(ProblemForm):
    reason = long_text(_("Why is it not needed any more?"), 3)


class MeetingForm(ProblemForm):
    """A meeting to come."""

    kind = forms.ChoiceField(
        label=_("What kind of meeting?"), choices=Meeting.Kind.choices, widget=forms.RadioSelect
    )
    on = DayField(label=_("Day"))
    at_time = forms.TimeField(
        label=_("Time"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TextInput(attrs={"class": "input-width-s", "inputmode": "text"}),
        error_messages={"invalid": _("Write a time of the day, for example 10.30.")},
    )
    participants = long_text(_("Who takes part?"), 3, required=False)
    question = long_text(
        _("What are the leaders asked?"),
        3,
        help_text=_("Of a leaders' meeting: what the case is stuck on."),
        required=False,
    )

    @property
    def facts(self) -> MeetingFacts:
        """As the service takes them."""
        known = {name: value for name, value in self.cleaned_data.items() if name != "shown"}
        return MeetingFacts(**known)


class HeldForm(MeetingForm):
    """One that was held; of a planned one the kind and the question are known."""

    minutes = long_text(_("What was said and agreed, in short?"), 6)
    outcome = long_text(
        _("What did the leaders decide?"), 3, help_text=_("Of a leaders' meeting."), required=False
    )
    told_by = forms.CharField(
        label=_("Who tells the citizen of the plan?"),
        help_text=_("Of a meeting without the citizen: one person, by name."),
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, planned: Meeting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._planned = planned
        self.fields["on"] = DayField(label=_("Held on"), recent=True)
        self.fields["participants"].label = _("Who took part?")
        if planned is not None:
            for name in ("kind", "question", "at_time"):
                del self.fields[name]
            if planned.participants:
                self.fields["participants"].label = _("Who took part, if others than planned?")

    @property
    def facts(self) -> MeetingFacts:
        facts = {name: value for name, value in self.cleaned_data.items() if name != "shown"}
        if self._planned is not None:
            facts |= {
                "kind": self._planned.kind,
                "question": self._planned.question,
                "at_time": self._planned.at_time,
                "participants": facts["participants"] or self._planned.participants,
            }
        return MeetingFacts(**facts)


class OpinionForm(ProblemForm):
    name = forms.CharField(label=_("Whom do you ask?"), max_length=120)
    function = forms.CharField(label=_("Function and workplace"), max_length=120, required=False)
    question = long_text(_("What do you ask?"), help_text=_("Ask as openly as you can."))
    answer_by = DayField(label=_("By when do you need the answer?"))


class OpinionAnswerForm(ProblemForm):
    answer = long_text(_("Answer"), 6)


class WeighForm(ProblemForm):
    """Several stand on one page, so the ids carry the question's key."""

    words = long_text(
        _("Your own weighing"),
        3,
        help_text=_("Why is it met, or not? It is proposed as reasons when you decide."),
    )

    def __init__(self, data: Any = None, *, key: str, standing: str) -> None:
        super().__init__(data, auto_id=f"id_{key}_%s")
        self.edits({"words": standing})


class MoveForm(ProblemForm):
    track = forms.ChoiceField(label=_("What is asked for?"), widget=forms.RadioSelect)
    facility = forms.TypedChoiceField(
        label=_("Where?"), coerce=int, empty_value=None, required=False
    )
    reason = long_text(_("Why is it moved?"), 3)

    def __init__(
        self, *args: Any, tracks: Iterable[Track], houses: Iterable[Facility], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        track: Any = self.fields["track"]
        track.choices = [(each.key, gettext(each.name)) for each in tracks]
        where: Any = self.fields["facility"]
        where.choices = [("", _("No particular one"))] + [(row.pk, row.name) for row in houses]


class RedirectForm(ProblemForm):
    offer = forms.ChoiceField(label=_("Where is it sent on to?"))
    consent = forms.ChoiceField(
        label=_("Does the citizen consent to the facts being passed on?"),
        choices=Redirect.Consent.choices,
        widget=forms.RadioSelect,
    )
    ground = long_text(
        _("By which ground are they passed on without consent?"),
        3,
        help_text=_("Only where the citizen is not able to decide."),
        required=False,
    )
    reason = long_text(
        _("Why is it sent on?"), 3, help_text=_("The one who asked and the new receiver read it.")
    )

    def __init__(self, *args: Any, offers: Iterable[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["offer"]
        choice.choices = [("", _("Choose …"))] + [
            (
                offer.key,
                f"{offer.receiver.name}: {offer.scheme.name}, {gettext(offer.track.name)}",
            )
            for offer in offers
        ]


class DeadlineForm(ProblemForm):
    kind = forms.ChoiceField(label=_("What is it about?"))
    urgency = forms.ChoiceField(label=_("How urgent"), required=False)
    working_days = forms.IntegerField(
        label=_("Answer within how many working days?"),
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )
    starts_on = DayField(
        label=_("From which day?"),
        help_text=_("Today or later: what has come in keeps what it was promised."),
    )
    link = forms.CharField(
        label=_("Where is it published?"),
        help_text=_("The address of the page, https://…"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, kinds: Iterable[tuple[Scheme, Track]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["kind"]
        choice.choices = [("", _("Choose …"))] + [
            (f"{scheme.key}:{track.key}", f"{scheme.name}, {gettext(track.name)}")
            for scheme, track in kinds
        ]
        urgency: Any = self.fields["urgency"]
        urgency.choices = [("", _("All"))] + [(each.value, each.label) for each in URGENCIES]
