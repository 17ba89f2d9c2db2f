"""A night to try the place, before moving in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from placements.finding import places_of_kind
from placements.models import Booking, Place
from placements.rules import Verb
from placements.services.trial_nights import cancel_trial, plan_trial


class TrialForm(StayForm):
    verb, service = Verb.TRIAL, plan_trial
    button = _("Save")
    done = _("The trial night is planned.")
    follows = _(
        "The place is taken that night. Nothing else begins: the days of the stay and the "
        "follow-ups are counted from moving in."
    )

    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    starts_on = DayField(label=_("Which night?"))
    ends_on = DayField(label=_("The day the citizen goes back"))

    def shape(self) -> None:
        place: Any = self.fields["place"]
        places = places_of_kind(
            self.by, scheme=self.stay.scheme, track=self.stay.track, on=timezone.localdate()
        )
        place.queryset = places.filter(facility=self.stay.facility_id)
        own = self.stay.bookings.standing().without_trials().first()
        if own is not None:
            self.initial.setdefault("place", own.place_id)
        if own is not None and own.starts_on > timezone.localdate():
            self.initial.setdefault("starts_on", own.starts_on - timedelta(days=1))
            self.initial.setdefault("ends_on", own.starts_on)


def _night_and_place(trial: Booking) -> str:
    return f"{date_format(trial.starts_on)}, {trial.place.name}"


class CancelTrialForm(StayForm):
    verb, service = Verb.CANCEL_TRIAL, cancel_trial
    done = _("The trial night is cancelled.")
    follows = _("The place is free again that night.")
    shows_booking = False

    trial = forms.ModelChoiceField(
        label=_("Which night?"),
        queryset=Booking.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = forms.CharField(label=_("Why?"), widget=NOTE)

    def shape(self) -> None:
        trial: Any = self.fields["trial"]
        trial.label_from_instance = _night_and_place
        trials = self.stay.bookings.trials().select_related("place")
        # Sent again, one that is cancelled already is still a choice.
        trial.queryset = trials if self.is_bound else trials.standing()
