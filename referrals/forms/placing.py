"""Choosing a place and a period."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from core.problems import Problem
from organisations.models import User
from placements.models import Facility, Place
from placements.services.bookings import LONGEST_HOLD_DAYS

#: What ``Version.length_problem`` finds wrong.
OF_THE_LENGTH: Final = ("too_short", "too_long")


class PeriodForm(ProblemForm):
    """From which day, and to which where the scheme sets an end. Nothing is filled in."""

    starts_on = DayField(label=_("The citizen comes"))
    ends_on = DayField(label=_("The citizen leaves"))

    def __init__(self, *args: Any, has_end: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_end:
            del self.fields["ends_on"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("The last day must be after the first."))
        return data


class PeopleForm(ProblemForm):
    """Who follows the citizen; either may be named later."""

    key_worker = forms.ModelChoiceField(
        label=_("Key worker"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Named later"),
    )
    coordinator = forms.ModelChoiceField(
        label=_("Coordinator"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Named later"),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _let_choose(self, "key_worker", colleagues)
        _let_choose(self, "coordinator", colleagues)


class PlaceForm(PeopleForm):
    """``days`` is used where the place is kept, the rest where it is booked."""

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect
    )
    days = forms.IntegerField(
        label=_("Keep the place free for (days)"),
        help_text=_("Only when you keep it free without booking."),
        min_value=1,
        max_value=LONGEST_HOLD_DAYS,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )

    def __init__(
        self,
        *args: Any,
        places: QuerySet[Place],
        length_test: str = "",
        passes_over: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _let_choose(self, "place", places)
        self.fields["place"].error_messages["required"] = _("Choose a place.")
        if passes_over:
            self.fields["passed_over_because"] = forms.CharField(
                label=_("Why are those before on the waiting list passed over?"),
                help_text=_("It is kept on the timeline of each of them."),
                required=False,  # not for keeping the place free; the service asks for it
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        if length_test:
            self.fields["length_reason"] = forms.CharField(
                label=_("Why this length?"),
                help_text=length_test,
                required=False,  # not for keeping the place free; the service asks for it
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "hold" in self.data and not data.get("days") and "days" not in self.errors:
            self.add_error("days", _("Write for how many days."))
        return data

    def add_problem(self, problem: Problem) -> None:
        """A length that takes a reason is said where the reason is written."""

        def field_for(part: Problem) -> str | None:
            is_of_the_length = part.code in OF_THE_LENGTH and "length_reason" in self.fields
            return "length_reason" if is_of_the_length else part.field

        super().add_problem(problem.at_fields(field_for))


class OutreachForm(PeopleForm):
    """From which day. ``facility`` is only asked where several could come."""

    starts_on = DayField(label=_("The outreach starts on"))

    def __init__(
        self, *args: Any, facilities: QuerySet[Facility], has_facility: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not has_facility:
            self.fields["facility"] = forms.ModelChoiceField(
                label=_("Whose staff come?"), queryset=facilities, widget=forms.RadioSelect
            )
        self.order_fields(["facility", "starts_on", "key_worker", "coordinator"])


def _let_choose(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    choice: Any = form.fields[name]
    choice.queryset = rows
