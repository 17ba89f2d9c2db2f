"""Another place or another day of arrival for a stay: which are free, and why."""

from __future__ import annotations

from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from core.problems import Problem
from placements.finding import candidates, places_of_kind
from placements.models import Booking, Place
from placements.present_place import present_place
from placements.rules import Verb
from placements.services.arrivals import end_of_same_length, move_arrival
from placements.services.moves import cancel_move, move_place
from placements.services.places import change_place
from placements.services.stay_lock import expected_on


class _PlaceForm(StayForm):
    """Offers the places of the same house and kind that are free in the nights asked about; every
    place may be asked for, and the service says what is in the way."""

    chosen_before = ("place",)

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def offer(self, booking: Booking | None, starts_on: date, *, only_free: bool = True) -> None:
        """Without ``only_free`` the others too, each with what has it: it may be free later."""
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
        shown = [each for each in judged if not only_free or not each.why_not]
        place.widget.choices = [
            (each.place.pk, " · ".join(filter(None, (each.place.name, each.why_not))))
            for each in shown
        ]
        if not shown:
            place.help_text = _("No other place here is free in these nights.")


class ChangePlaceForm(_PlaceForm):
    verb, service = Verb.CHANGE_PLACE, change_place
    done = _("The place is changed.")

    reason = forms.CharField(label=_("Why another place?"), widget=NOTE)

    def shape(self) -> None:
        booking = self.stay.bookings.standing().without_trials().first()
        self.offer(booking, booking.starts_on if booking else timezone.localdate())


class MoveArrivalForm(StayForm):
    verb, service = Verb.MOVE_ARRIVAL, move_arrival
    done = _("The arrival is moved, and everybody around the stay gets to know.")
    follows = _(
        "The house's leader, the key worker, the coordinator and whoever referred get to know. "
        "The planned end stands, unless the stay would become longer than the scheme says."
    )

    on = DayField(label=_("When does the citizen come?"))
    ends_on = DayField(
        label=_("And until when?"),
        required=False,
        help_text=_("Leave it empty, and the planned end stands."),
    )
    place = forms.ModelChoiceField(
        label=_("To which place?"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("If it is not free so early, choose another until it is."),
    )
    reason = forms.CharField(
        label=_("Why on another day?"),
        widget=NOTE,
        help_text=_("For example: leaves the ward earlier than expected."),
    )

    def shape(self) -> None:
        booking = self.stay.bookings.standing().without_trials().first()
        standing = {"on": expected_on(self.stay), "ends_on": self.stay.planned_end_on}
        self.edits(standing, fill_in=False)
        if self.stay.planned_end_on is None or booking is None:
            del self.fields["ends_on"]
        if booking is None:
            del self.fields["place"]
            return
        place: Any = self.fields["place"]
        places = places_of_kind(
            self.by, scheme=self.stay.scheme, track=self.stay.track, on=timezone.localdate()
        )
        place.queryset = places.filter(facility=self.stay.facility_id)
        self.initial.setdefault("place", booking.place_id)

    def add_problem(self, problem: Problem) -> None:
        """Where the end has to move along, it is filled in, and seen before it is saved."""
        if any(each.code == "after_planned_end" for each in problem.each):
            end = end_of_same_length(self.stay, self.cleaned_data["on"])
            data: Any = copy(self.data)
            data["ends_on"] = end.isoformat() if end else ""
            self.data = data
        super().add_problem(problem)


class MovePlaceForm(_PlaceForm):
    verb, service = Verb.MOVE_PLACE, move_place
    button = _("Move")
    done = _("The citizen has moved, or the move is planned.")
    follows = _(
        "The stay goes on: its days, its decision and its follow-ups stay as they are. On a day to "
        "come the move is planned, and the new place is kept from then on."
    )

    on = DayField(label=_("From which night?"))
    reason = forms.CharField(label=_("Why another place?"), widget=NOTE)

    def shape(self) -> None:
        today = timezone.localdate()
        bookings = list(self.stay.bookings.standing().without_trials().order_by("starts_on"))
        self.offer(present_place(bookings, today), today, only_free=False)


class CancelMoveForm(StayForm):
    verb, service = Verb.CANCEL_MOVE, cancel_move
    done = _("The citizen stays in the present place.")
    follows = _("The present place is kept for the nights that follow.")
    shows_booking = False

    reason = forms.CharField(label=_("Why?"), widget=NOTE)
