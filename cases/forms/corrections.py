"""What was written by mistake about a stay."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, MoveOutForm, StayForm
from core.days import DayField
from placements.finding import places_of_kind
from placements.models import Booking, Place
from placements.rules import Verb
from placements.services.conflicts import period_in_words
from placements.services.corrections import (
    correct_arrival,
    correct_leaving,
    revive_stay,
    undo_leaving,
)
from placements.services.moves import correct_place

_KEPT = _("What was written before is kept, with your reason.")


def _why() -> forms.CharField:
    return forms.CharField(label=_("What was wrong, and how do you know?"), widget=NOTE)


class CorrectArrivalForm(StayForm):
    verb, service = Verb.CORRECT_ARRIVAL, correct_arrival
    done = _("The day of arrival is corrected.")
    follows = _KEPT

    on = DayField(label="")
    reason = _why()

    def shape(self) -> None:
        self.fields["on"].label = _(self.words.arrival_day)
        self.edits({"on": self.stay.moved_in_on})


class CorrectLeavingForm(MoveOutForm):
    verb, service = Verb.CORRECT_LEAVING, correct_leaving
    done = _("What was written about leaving is corrected.")

    reason = _why()

    def shape(self) -> None:
        super().shape()
        self.follows = _KEPT
        self.initial = {
            "on": self.stay.left_on,
            "ending": self.stay.ending,
            "destination": self.stay.destination,
            "note": self.stay.outcome_note,
        }


class CorrectPlaceForm(StayForm):
    verb, service = Verb.CORRECT_PLACE, correct_place
    button = _("Save")
    done = _("The place is corrected.")
    follows = _KEPT
    shows_booking = False

    booking = forms.ModelChoiceField(
        label=_("Which nights?"),
        queryset=Booking.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    place = forms.ModelChoiceField(
        label=_("Where were they slept?"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = _why()

    def shape(self) -> None:
        booking: Any = self.fields["booking"]
        booking.label_from_instance = _nights_and_place
        own = self.stay.bookings.standing().without_trials()
        booking.queryset = own.select_related("place").order_by("starts_on")
        place: Any = self.fields["place"]
        places = places_of_kind(self.by, scheme=self.stay.scheme, track=self.stay.track)
        place.queryset = places.filter(facility=self.stay.facility_id)


def _nights_and_place(booking: Booking) -> str:
    return f"{period_in_words(booking.starts_on, booking.ends_on)}, {booking.place.name}"


class UndoLeavingForm(StayForm):
    verb, service = Verb.UNDO_LEAVING, undo_leaving
    done = _("The stay goes on.")
    follows = _("The stay goes on as planned, where the place is still free.")

    reason = _why()


class ReviveForm(StayForm):
    verb, service = Verb.REVIVE, revive_stay
    done = _("The stay is planned again.")
    follows = _("The place is taken again, where it is still free.")

    reason = _why()
