"""What the citizen pays for the stay, and whether a home is kept meanwhile."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from citizens.municipality_names import name_of
from core.days import DayField
from core.numbers import kroner
from placements.models import HomeKept, SelfPayment
from placements.rules import Verb
from placements.services.homes_kept import answer_now, record_home_kept
from placements.services.self_payments import (
    COVERS,
    amounts_now,
    end_self_payment,
    set_self_payment,
)

_KEPT: Final = _("What was written before is kept, with your reason.")


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        localize=True,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
        error_messages={"invalid": _("Write kroner and øre, for example 96,71.")},
    )


class SetPaymentForm(StayForm):
    verb, service = Verb.SET_PAYMENT, set_self_payment
    button = _("Save")
    done = _("The self-payment is saved.")
    follows = _KEPT
    shows_booking = False

    starts_on = DayField(label=_("From which day?"))
    last_on = DayField(
        label=_("To and with"),
        required=False,
        help_text=_("Leave it empty while it goes on. It ends with the stay by itself."),
    )
    lodging = _amount(_("Lodging, with heating and electricity: kroner a day"))
    breakfast = _amount(_("Breakfast: kroner a day"))
    lunch = _amount(_("Lunch: kroner a day"))
    dinner = _amount(_("Dinner: kroner a day"))
    laundry = _amount(_("Laundry: kroner a day"))
    decided_by = forms.CharField(label=_("Who decided it?"), max_length=120)
    reason = forms.CharField(label=_("Why?"), widget=NOTE)

    def shape(self) -> None:
        now_paid = amounts_now(list(self.stay.self_payments.standing()), timezone.localdate())
        self.edits(now_paid, fill_in=False)
        for cover, amount in now_paid.items():
            self.fields[cover].help_text = (
                gettext("%(kroner)s now. Leave it empty if it is not changed.")
                % {"kroner": kroner(amount)}
                if amount is not None
                else gettext("Leave it empty if it is not paid for.")
            )
        if now_paid[SelfPayment.Cover.LODGING] is None:
            self._propose_lodging()
        self.initial.setdefault("decided_by", name_of(self.stay.acting_municipality))

    def _propose_lodging(self) -> None:
        """The published rate of the year, where it is known; else the form asks for it."""
        rule = self.stay.scheme_track.self_payment
        if rule is None:
            return
        today = timezone.localdate()
        rate = rule.rate_on(SelfPayment.Cover.LODGING, today)
        known = ", ".join(
            f"{year}: {number_format(amount, 2)}"
            for year, amount in rule.lodging
            if year >= self.stay.version.starts_on.year
        )
        words = gettext("Rates known here: %(known)s.") % {"known": known} if known else ""
        if rate is None:
            asks = gettext("The rate of %(year)d is not known here: write what was decided.")
            words = f"{asks % {'year': today.year}} {words}"
        else:
            self.initial.setdefault(SelfPayment.Cover.LODGING.value, rate)
        self.fields["lodging"].help_text = words

    def save(self, *, now: datetime) -> Any:
        typed = dict(self.cleaned_data)
        amounts = {cover: typed.pop(cover) for cover in COVERS}
        return set_self_payment(by=self.by, stay=self.stay, amounts=amounts, now=now, **typed)


class EndPaymentForm(StayForm):
    verb, service = Verb.END_PAYMENT, end_self_payment
    button = _("End the payment")
    done = _("The payment is ended.")
    follows = _KEPT
    shows_booking = False

    covers = forms.MultipleChoiceField(
        label=_("What is not paid for any more?"), widget=forms.CheckboxSelectMultiple
    )
    on = DayField(
        label=_("The first day that is not paid for"),
        help_text=_("A day in the past is a correction: whoever collects has to pay it back."),
    )
    reason = forms.CharField(label=_("Why?"), widget=NOTE)

    def shape(self) -> None:
        covers = set(self.stay.self_payments.values_list("cover", flat=True))
        self._covers.choices = [
            (key, label) for key, label in SelfPayment.Cover.choices if key in covers
        ]
        if not covers:
            self._covers.help_text = _("Nothing is paid for.")

    @property
    def _covers(self) -> Any:
        return self.fields["covers"]


class HomeKeptForm(StayForm):
    verb, service = Verb.HOME_KEPT, record_home_kept
    button = _("Save")
    done = _("It is saved.")
    follows = _("Who keeps a home as a rule pays nothing for lodging.")
    shows_booking = False

    answer = forms.ChoiceField(
        label=_("Does the citizen keep a home during the stay?"),
        widget=forms.RadioSelect,
        choices=HomeKept.Answer.choices,
    )
    starts_on = DayField(
        label=_("From which day?"),
        help_text=_("Also a day before the stay, or long ago, where you learnt it late."),
    )
    last_on = DayField(
        label=_("To and with"), required=False, help_text=_("Leave it empty while it goes on.")
    )
    reason = forms.CharField(
        label=_("How do you know it?"),
        widget=NOTE,
        help_text=_("If you correct something: also what was wrong."),
    )

    def shape(self) -> None:
        lines = list(self.stay.homes_kept.standing())
        self.edits({"answer": answer_now(lines, timezone.localdate())}, fill_in=False)
