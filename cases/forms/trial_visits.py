"""A visit by day, before moving in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from placements.finding import places_of_kind
from placements.models import Place, TrialVisit
from placements.rules import Verb
from placements.services.trial_visits import (
    cancel_trial_visit,
    plan_trial_visit,
    write_trial_visit,
)


def _time_of_day(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H.%M", attrs={"class": "input-width-s", "type": "text"}),
        error_messages={"invalid": _("Write a time, for example 18.30.")},
    )


class TrialVisitForm(StayForm):
    verb, service = Verb.TRIAL_VISIT, plan_trial_visit
    button = _("Save")
    done = _("The visit is planned.")
    follows = _(
        "A visit takes no night and nothing begins with it. You can also write down one that has "
        "been."
    )

    on = DayField(label=_("Which day?"))
    from_time = _time_of_day(_("From"))
    until_time = _time_of_day(_("Until"))
    place = forms.ModelChoiceField(
        label=_("Which place is shown?"),
        queryset=Place.objects.none(),
        widget=forms.RadioSelect,
        empty_label=_("The house, no place in particular"),
        required=False,
    )
    company = forms.CharField(
        label=_("Who goes along?"),
        max_length=200,
        required=False,
        help_text=_("From the ward, the home support, the family …"),
    )

    def shape(self) -> None:
        place: Any = self.fields["place"]
        places = places_of_kind(
            self.by, scheme=self.stay.scheme, track=self.stay.track, on=timezone.localdate()
        )
        place.queryset = places.filter(facility=self.stay.facility_id)
        own = self.stay.bookings.standing().without_trials().first()
        if own is not None:
            self.initial.setdefault("place", own.place_id)

    def save(self, *, now: datetime) -> Any:
        visit = super().save(now=now)
        if vars(TrialVisit.objects.with_taken().get(pk=visit.pk))["is_taken"]:
            self.done = _(
                "The visit is planned. The place is taken on that day: agree with whoever is there."
            )
        return visit


def _day_and_place(visit: TrialVisit) -> str:
    place = visit.place.name if visit.place else ""
    return ", ".join(filter(None, (date_format(visit.on), place)))


class _OfVisit(StayForm):
    """An act on one of the visits."""

    shows_booking = False
    chosen_before = ("visit",)

    visit = forms.ModelChoiceField(
        label=_("Which visit?"),
        queryset=TrialVisit.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def shape(self) -> None:
        visit: Any = self.fields["visit"]
        visit.label_from_instance = _day_and_place
        visit.queryset = self.visits.select_related("place")

    @property
    def visits(self) -> Any:
        # Sent again, one that is called off already is still a choice.
        visits = self.stay.trial_visits.all()
        return visits if self.is_bound else visits.standing()


class CancelTrialVisitForm(_OfVisit):
    verb, service = Verb.CANCEL_TRIAL_VISIT, cancel_trial_visit
    done = _("The visit is called off.")

    reason = forms.CharField(label=_("Why?"), widget=NOTE)


class WriteTrialVisitForm(_OfVisit):
    verb, service = Verb.WRITE_TRIAL_VISIT, write_trial_visit
    button = _("Save")
    done = _("It is written what came of the visit.")

    outcome = forms.CharField(
        label=_("What came of it?"),
        widget=NOTE,
        help_text=_("What the citizen said of the place, and what you agreed on."),
    )

    def shape(self) -> None:
        super().shape()
        self.edits({"outcome": self._written.outcome if self._written else ""})

    @property
    def visits(self) -> Any:
        return super().visits.filter(on__lte=timezone.localdate())

    @cached_property
    def _written(self) -> TrialVisit | None:
        """The visit that was chosen on the page of the stay."""
        chosen = str(self.initial.get("visit", ""))
        return self.visits.filter(pk=chosen).first() if chosen.isdecimal() else None
