"""What is filled in about places and guests."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from citizens.models import Citizen
from core.forms import DayField, ProblemForm
from placements.models import Place
from placements.services.bookings import LONGEST_HOLD

NOTE = forms.Textarea(attrs={"rows": 3})


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
        max_value=LONGEST_HOLD.days,
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
        place.label_from_instance = lambda room: f"{room.facility.name}, {room.name}"
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
                    (str(row.pk), " · ".join(filter(None, [row.called, row.masked_number])))
                    for row in known
                ),
                ("new", _("No, someone new")),
            ],
        )
