"""What was written by mistake about a stay."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, MoveOutForm, StayForm
from core.days import DayField
from placements.rules import Verb
from placements.services.corrections import (
    correct_arrival,
    correct_leaving,
    revive_stay,
    undo_leaving,
)

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
