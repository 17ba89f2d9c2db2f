"""Another place for a stay that is planned, or under way: which are free, and why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from placements.finding import candidates, places_of_kind
from placements.models import Booking, Place
from placements.rules import Verb
from placements.services.places import change_place, move_place


class _PlaceForm(StayForm):
    """Offers the places of the same house and kind that are free in the nights asked about; every
    place may be asked for, and the service says what is in the way."""

    chosen_before = ("place",)

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def offer(self, booking: Booking | None, starts_on: date) -> None:
        places = places_of_kind(self.by, scheme=self.stay.scheme, track=self.stay.track).filter(
            facility=self.stay.facility_id
        )
        place: Any = self.fields["place"]
        place.queryset = places
        if booking is None or booking.ends_on is None or booking.ends_on <= starts_on:
            return
        judged = candidates(
            places.exclude(pk=booking.place_id),
            by=self.by,
            starts_on=starts_on,
            ends_on=booking.ends_on,
            now=timezone.now(),
        )
        free = [candidate.place for candidate in judged if not candidate.why_not]
        place.widget.choices = [(place.pk, place.name) for place in free]
        if not free:
            place.help_text = _("No other place here is free in these nights.")


class ChangePlaceForm(_PlaceForm):
    verb, service = Verb.CHANGE_PLACE, change_place
    done = _("The place is changed.")

    reason = forms.CharField(label=_("Why another place?"), widget=NOTE)

    def shape(self) -> None:
        booking = self.stay.bookings.standing().without_trials().first()
        self.offer(booking, booking.starts_on if booking else timezone.localdate())


class MovePlaceForm(_PlaceForm):
    verb, service = Verb.MOVE_PLACE, move_place
    button = _("Move")
    done = _("The citizen has moved.")
    follows = _("The stay goes on: its days, its decision and its follow-ups stay as they are.")

    on = DayField(label=_("From which night?"), recent=True)
    reason = forms.CharField(label=_("Why another place?"), widget=NOTE)

    def shape(self) -> None:
        self.offer(self.stay.bookings.standing().last(), timezone.localdate())
