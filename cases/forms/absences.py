"""Nights away, with the place kept: in hospital, or on leave."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from placements.models import Absence
from placements.rules import Verb
from placements.services.absences import back_on, end_absence, record_absence, written_of


class AwayForm(StayForm):
    verb, service = Verb.AWAY, record_absence
    button = _("Save")
    done = _("The absence is written down.")
    follows = _(
        "The place is kept, and the stay goes on. If the place is not kept, write instead that the "
        "citizen has moved out."
    )
    shows_booking = False

    kind = forms.ChoiceField(
        label=_("Where is the citizen?"), widget=forms.RadioSelect, choices=Absence.Kind.choices
    )
    starts_on = DayField(label=_("First night away"), recent=True)
    last_on = DayField(
        label=_("Last night away"),
        required=False,
        help_text=_("Leave it empty while nobody knows."),
    )
    reason = forms.CharField(
        label=_("What do you know about it?"),
        widget=NOTE,
        help_text=_("If you correct something: also what was wrong."),
    )

    def shape(self) -> None:
        self.edits(written_of(self.stay, timezone.localdate()), fill_in=False)


class BackForm(StayForm):
    verb, service = Verb.BACK, end_absence
    button = _("Save")
    done = _("It is written that the citizen is back.")
    shows_booking = False

    on = DayField(
        label=_("First night back in the place"),
        recent=True,
        help_text=_("Not away after all? Then choose the first night of the absence."),
    )
    reason = forms.CharField(
        label=_("What should the next person know?"),
        widget=NOTE,
        required=False,
        help_text=_("If the absence was a mistake: what was wrong, and how you know."),
    )

    def shape(self) -> None:
        self.edits(back_on(self.stay), fill_in=False)
