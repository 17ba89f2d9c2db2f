"""What is filled in about places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from placements.models import Booking, Place, PlaceNeed
from placements.services.bookings import LONGEST_HOLD_DAYS

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


class FindPlaceForm(ProblemForm):
    """What is looked for. It is sent with GET, so that the address can be shared."""

    kind = forms.ChoiceField(label=_("What kind of place?"), widget=forms.RadioSelect)
    needs = forms.MultipleChoiceField(
        label=_("What should the place have?"),
        help_text=_("What has all of it stands on top. Nothing is left out."),
        choices=PlaceNeed.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts_on = DayField(
        label=_("The citizen comes"),
        help_text=_("Left empty, the first free nights are shown."),
        required=False,
    )
    ends_on = DayField(
        label=_("The citizen leaves"),
        help_text=_("Left empty, it is as long as is usual there."),
        required=False,
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        kind.choices = kinds

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if ends and not starts and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Choose a day."))
        elif starts and ends and ends <= starts:
            self.add_error("ends_on", _("The last day must be after the first."))
        return data


class KeepPlaceForm(ProblemForm):
    """Keep one of the places that fit, for a while."""

    place = forms.ModelChoiceField(
        label=_("Place"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a place.")},
    )
    reason = forms.CharField(
        label=_("For whom, or why"),
        help_text=_("No CPR number: colleagues read it on the board."),
        max_length=200,
    )
    days = forms.IntegerField(
        label=_("Keep the place free for (days)"),
        help_text=_("Then it lapses by itself."),
        min_value=1,
        max_value=LONGEST_HOLD_DAYS,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )

    def __init__(self, *args: Any, places: QuerySet[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place: Any = self.fields["place"]
        place.queryset = places


class ReleaseForm(ProblemForm):
    """Nothing to fill in: a hold is let go, or kept."""


class ReopenForm(ProblemForm):
    on = DayField(label=_("Open again from the night of"))
    why = forms.CharField(
        label=_("Why are nights that have passed changed?"),
        widget=NOTE,
        required=False,
        help_text=_("Only where the day is before today: figures others have read change."),
    )

    def __init__(self, *args: Any, closure: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits({"on": closure.ends_on}, fill_in=False)


class ReadyForm(ProblemForm):
    """The place is ready sooner than was planned."""

    on = DayField(label=_("Ready, and free from the night of"), recent=True)


class ClosureForm(ProblemForm):
    """A closure with other days, or another reason."""

    starts_on = DayField(label=_("From the night of"))
    ends_on = DayField(
        label=_("Free again from the night of"),
        required=False,
        help_text=_("A closure may be left open until the place is reopened."),
    )
    reason = forms.CharField(label=_("Why is the place closed?"), max_length=200)
    why = forms.CharField(
        label=_("Why are nights that have passed changed?"),
        widget=NOTE,
        required=False,
        help_text=_("Only where the day is before today: figures others have read change."),
    )

    def __init__(self, *args: Any, closure: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = {name: getattr(closure, name) for name in ("starts_on", "ends_on", "reason")}
        self.edits(standing)


class HoldForm(ProblemForm):
    """A reservation with other nights, or for somebody else."""

    starts_on = DayField(label=_("From the night of"))
    ends_on = DayField(label=_("Free again from the night of"))
    reason = forms.CharField(label=_("For whom, or why"), max_length=200)

    def __init__(self, *args: Any, hold: Booking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = {name: getattr(hold, name) for name in ("starts_on", "ends_on", "reason")}
        self.edits(standing)
