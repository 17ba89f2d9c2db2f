"""One's own settings, an absence, and when a leader hears."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from notifications.models import MailWhen
from notifications.services.times_away import AwayFacts
from notifications.stages import LATEST_FOR_LEADER
from organisations.models import User


class MailChoiceForm(ProblemForm):
    chosen = forms.ChoiceField(
        label=_("When do you want mail about follow-ups?"),
        help_text=_("In My day the reminders are always there."),
        choices=MailWhen.choices,
        widget=forms.RadioSelect,
    )


class AwayForm(ProblemForm):
    """Nothing is filled in: the days are for a person to choose."""

    starts_on = DayField(label=_("First day away"))
    ends_on = DayField(
        label=_("First day back"),
        help_text=_("Leave it empty if nobody knows yet."),
        required=False,
    )
    deputy = forms.TypedChoiceField(
        label=_("Who does the work meanwhile?"),
        help_text=_(
            "The deputy is reminded, and has the follow-ups in My day. Without a deputy they go to "
            "the colleagues of the same office, or to the leader."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, deputies: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, person.name) for person in deputies]
        if choices:
            field: Any = self.fields["deputy"]
            field.choices = [("", _("Nobody in particular")), *choices]
        else:
            del self.fields["deputy"]

    def facts(self) -> AwayFacts:
        data = self.cleaned_data
        return AwayFacts(
            starts_on=data["starts_on"], ends_on=data["ends_on"], deputy=data.get("deputy")
        )


class EscalationForm(ProblemForm):
    working_days = forms.IntegerField(
        label=_("After how many working days?"),
        help_text=_("1 is the first working day after the day it was due."),
        min_value=1,
        max_value=LATEST_FOR_LEADER,
    )
