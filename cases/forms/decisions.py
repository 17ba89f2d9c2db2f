"""Decisions in the course of a stay, each a page: what was decided, and why, to the citizen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import StayForm
from core.days import DayField
from placements.models import Stay
from placements.rules import Verb
from placements.services.course_decisions import (
    LEAST_INTENSITY,
    MOST_INTENSITY,
    change_intensity,
    end_award,
    refuse_extension,
)
from placements.services.discharging import (
    condition_field,
    discharge,
    discharge_by_municipality,
)
from schemes.base import NO, YES, Condition, DecisionKind, DecisionRule
from way_out.card import LockLine, way_out_of


def _reasons() -> forms.CharField:
    return forms.CharField(
        label=_("Reasons, as the citizen will read them"),
        help_text=_("Write to the citizen, as “you”."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def _known(line: LockLine) -> str:
    """What stands of it on the way out, and who said it; the same is not asked twice."""
    if line.answer is None:
        return ""
    words = gettext("On the way out it stands: %(answer)s Said by %(who)s.")
    return words % {"answer": line.in_words, "who": line.answer.who}


def rule_of(stay: Stay, kind: DecisionKind) -> DecisionRule | None:
    """None where the stay's track makes no such decision: its page says so."""
    track = stay.scheme_track
    return track.decision_rule(kind) if track.decides(kind) else None


class RefuseExtensionForm(StayForm):
    verb, service = Verb.REFUSE_EXTENSION, refuse_extension
    done = _("The refusal is written. The letter to the citizen is ready.")
    follows = _("The stay ends as planned. The citizen can complain of the refusal.")

    asked_until = DayField(label=_("Until when was a longer stay asked for?"))
    reasons = _reasons()

    def shape(self) -> None:
        rule = rule_of(self.stay, DecisionKind.EXTENSION_REFUSED)
        if rule is not None and not rule.complaint:
            self.follows = _("The stay ends as planned.")


class ChangeIntensityForm(StayForm):
    verb, service = Verb.CHANGE_INTENSITY, change_intensity
    button = _("Save the decision")
    done = _("The support is changed. The letter to the citizen is ready.")
    shows_booking = False

    intensity = forms.IntegerField(
        label=_("Support, per cent of the base"),
        help_text=_("100 is the usual. 200 is twice the hours."),
        min_value=LEAST_INTENSITY,
        max_value=MOST_INTENSITY,
        widget=forms.NumberInput(attrs={"class": "input-width-s"}),
    )
    on = DayField(label=_("From which day?"), recent=True)
    reasons = _reasons()

    def shape(self) -> None:
        self.edits({"intensity": self.stay.intensity}, fill_in=False)
        self.follows = _("It is %(intensity)d per cent now.") % {"intensity": self.stay.intensity}


class EndAwardForm(StayForm):
    verb, service = Verb.END_AWARD, end_award
    done = _("The decision is written. The letter to the citizen is ready.")
    follows = _(
        "For an end that the citizen has not agreed to. The place is free from that day, and the "
        "follow-ups are planned again. Has the citizen agreed, move the planned end instead."
    )

    on = DayField(label=_("On which day does the stay end?"))
    reasons = _reasons()

    def shape(self) -> None:
        self.edits({"on": self.stay.planned_end_on}, fill_in=False)


class DischargeForm(StayForm):
    verb, service = Verb.DISCHARGE, discharge
    button = _("Save the decision")
    done = _("The discharge is decided. The letter to the citizen is ready.")
    follows = _(
        "The decision alone. When the citizen has left, write it down too: the place is free then."
    )
    shows_booking = False

    on = DayField(label=_("From which day?"))
    reasons = _reasons()


class MunicipalityDischargeForm(StayForm):
    verb, service = Verb.MUNICIPALITY_DISCHARGE, discharge_by_municipality
    button = _("Save the decision")
    done = _("The discharge is decided. The letter to the citizen is ready.")
    follows = _("The municipality may decide it when all five hold (§ 110(5)).")
    shows_booking = False

    on = DayField(label=_("From which day?"))
    reasons = _reasons()

    def shape(self) -> None:
        way_out = way_out_of(self.stay, now=timezone.now())
        lines = {line.condition.key: line for line in way_out.lines} if way_out else {}
        for condition in self._conditions:
            line = lines[condition.key]
            self.fields[condition_field(condition)] = forms.ChoiceField(
                label=_(condition.question),
                widget=forms.RadioSelect,
                choices=[(YES, _("Yes")), (NO, _("No"))],
                help_text=_known(line),
                initial=YES if line.holds else None,
            )
        self.order_fields([condition_field(each) for each in self._conditions])

    @property
    def _conditions(self) -> tuple[Condition, ...]:
        rule = rule_of(self.stay, DecisionKind.MUNICIPALITY_DISCHARGE)
        return rule.conditions if rule is not None else ()

    def save(self, *, now: datetime) -> Any:
        return discharge_by_municipality(
            by=self.by,
            stay=self.stay,
            on=self.cleaned_data["on"],
            reasons=self.cleaned_data["reasons"],
            conditions={
                each.key: self.cleaned_data[condition_field(each)] for each in self._conditions
            },
            now=now,
        )
