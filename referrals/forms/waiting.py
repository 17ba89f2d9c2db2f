"""While a place is waited for: the need, an offer, its answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.models import Place
from placements.services.bookings import LONGEST_HOLD_DAYS
from referrals.models import MeanwhileOffer, Need, PlaceOffer, SleepsMeanwhile

NOT_ANSWERED = ("", _("Not answered yet"))


class WaitingForm(ProblemForm):
    sleeps = forms.CharField(label=_("Where does the citizen sleep tonight?"), max_length=160)
    rough = forms.ChoiceField(
        label=_("Does the citizen sleep rough?"),
        help_text=_("It counts on the waiting list."),
        choices=[*SleepsMeanwhile.Rough.choices, ("", _("Not known"))],
        required=False,
        widget=forms.RadioSelect,
    )
    offered = forms.CharField(
        label=_("What has been offered meanwhile?"), widget=forms.Textarea(attrs={"rows": 3})
    )
    answer = forms.ChoiceField(
        label=_("What does the citizen answer to it?"),
        choices=[*MeanwhileOffer.Answer.choices, NOT_ANSWERED],
        required=False,
        widget=forms.RadioSelect,
    )


class NeedForm(ProblemForm):
    level = forms.ChoiceField(
        label=_("How great is the need?"), choices=Need.Level.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Why?"),
        help_text=_("Those who work with the waiting list read it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class OfferForm(ProblemForm):
    """Which place, from when, and until when the citizen may answer."""

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect
    )
    starts_on = DayField(label=_("The citizen comes"))
    ends_on = DayField(label=_("The citizen leaves"))
    answer_by = DayField(label=_("Last day to answer"))
    length_reason = forms.CharField(
        label=_("Why this length?"),
        help_text=_("Only where the stay is shorter or longer than usual."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    passed_over_because = forms.CharField(
        label=_("Why are those before on the waiting list passed over?"),
        help_text=_("It is kept on the timeline of each of them."),
        required=False,  # the service asks for it where there is anyone
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, places: QuerySet[Place], has_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["place"]
        choice.queryset = places
        choice.error_messages["required"] = _("Choose a place.")
        self.fields["answer_by"].help_text = _(
            "The place is kept until then, at most %(most)d days."
        ) % {"most": LONGEST_HOLD_DAYS}
        if not has_end:
            del self.fields["ends_on"], self.fields["length_reason"]

    @property
    def facts(self) -> dict[str, Any]:
        """The service's keywords."""
        return {"ends_on": None, **self.cleaned_data}


class AnswerOfferForm(ProblemForm):
    answer = forms.ChoiceField(
        label=_("What is the answer?"),
        choices=[
            (PlaceOffer.Status.ACCEPTED.value, _("The citizen says yes: book the place")),
            (PlaceOffer.Status.DECLINED.value, _("The citizen says no")),
            (PlaceOffer.Status.TAKEN_BACK.value, _("We take the offer back")),
        ],
        widget=forms.RadioSelect,
    )
    because = forms.ChoiceField(
        label=_("Why does the citizen say no?"),
        help_text=_("Only when the citizen says no. The place on the waiting list is kept."),
        choices=PlaceOffer.Because.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("In the citizen's own words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
