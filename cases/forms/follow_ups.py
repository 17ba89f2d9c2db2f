"""Doing a follow-up, and moving it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.municipality_names import IN_ORDER
from core.days import DayField
from core.forms import ProblemForm
from placements.follow_up_rules import is_review
from placements.models import FollowUp, Stay

NOTE = forms.Textarea(attrs={"rows": 3})


class CompleteForm(ProblemForm):
    on = DayField(label=_("Done on"), recent=True)
    acting_municipality = forms.ChoiceField(
        label=_("Which municipality was informed?"),
        choices=[
            ("", _("Choose …")),
            *IN_ORDER,
        ],
    )
    onward = forms.ChoiceField(
        label=_("Does the citizen want help to find the next place?"),
        widget=forms.RadioSelect,
        choices=[*Stay.Onward.choices, ("", _("Asked, not settled yet"))],
        required=False,
    )
    outcome = forms.CharField(label=_("What came of it?"), widget=NOTE)
    next_review_on = DayField(label=_("Next review"), required=False)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        """A review asks for the next; an orientering for its receiver, where nobody knows it."""
        super().__init__(*args, **kwargs)
        stay = follow_up.stay
        if not follow_up.rule.informs_municipality or stay.acting_municipality:
            self.fields.pop("acting_municipality")
        if follow_up.rule.asks_onward:
            self.initial["onward"] = stay.onward
        else:
            self.fields.pop("onward")
        if is_review(follow_up) and stay.status == Stay.Status.HERE:
            self.fields["next_review_on"].help_text = _(
                "Leave it empty, and it is %(nights)d nights after this one, on a working day."
            ) % {"nights": stay.scheme_track.length.review_nights}
        else:
            self.fields.pop("next_review_on")


class NotDoneForm(ProblemForm):
    reason = forms.CharField(label=_("Why was it not done?"), widget=NOTE)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.follow_up = follow_up


class MoveFollowUpForm(ProblemForm):
    due_on = DayField(label=_("New last day"))
    reason = forms.CharField(label=_("Why is it moved?"), widget=NOTE)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits({"due_on": follow_up.due_on}, fill_in=False)
