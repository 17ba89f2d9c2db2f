"""What is written down while a citizen is here: relapses, the way onward, risks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.stay_form import NOTE, StayForm
from core.days import DayField
from placements import rules
from placements.models import Relapse, Stay
from placements.rules import Verb
from placements.services.elsewhere import record_stay_elsewhere
from placements.services.onward import record_onward
from placements.services.relapses import judge_relapse, why_not_end
from placements.services.risks import record_risks


class RelapseForm(StayForm):
    verb, service = Verb.RELAPSE, judge_relapse
    button = _("Save")
    done = _("What happened and what was judged is saved.")
    shows_booking = False

    on = DayField(label=_("When was it?"), recent=True)
    what_happened = forms.CharField(label=_("What happened?"), widget=NOTE)
    judgement = forms.ChoiceField(
        label=_("What is judged?"),
        widget=forms.RadioSelect,
        choices=Relapse.Judgement.choices,
    )
    reasons = forms.CharField(label=_("Why, and what helps now?"), widget=NOTE)

    def shape(self) -> None:
        if self.stay.version.relapse is not None:
            self.follows = _(self.stay.version.relapse.text)
        if why_not := why_not_end(self.by, self.stay):
            self.leave_out("judgement", Relapse.Judgement.ENDS, because=why_not.message)

    def next_page(self, relapse: Any) -> str:
        """A relapse that ends the stay is followed by leaving."""
        ends = relapse.judgement == Relapse.Judgement.ENDS
        return rules.RULES[Verb.MOVE_OUT].address if ends else "stay"


class OnwardForm(StayForm):
    verb, service = Verb.ONWARD, record_onward
    button = _("Save")
    done = _("It is saved.")
    follows = _("Not asked is an answer too.")
    shows_booking = False

    onward = forms.ChoiceField(
        label=_("Does the citizen want help to find the next place?"),
        widget=forms.RadioSelect,
        choices=[*Stay.Onward.choices, ("", _("Not asked"))],
        required=False,
    )
    note = forms.CharField(
        label=_("Where is being looked, and who has been asked?"), widget=NOTE, required=False
    )

    def shape(self) -> None:
        self.edits({"onward": self.stay.onward, "note": self.stay.onward_note})


_RISK_ANSWERS = [("known", _("Known")), ("none", _("None known")), ("", _("Not asked"))]


class RisksForm(StayForm):
    verb, service = Verb.RISKS, record_risks
    button = _("Save")
    done = _("What is known of risks is saved.")
    follows = _("“None known” is an answer. “Not asked” means that nobody has asked yet.")
    shows_booking = False

    substances = forms.ChoiceField(
        label=_("Use of alcohol or drugs"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )
    violence = forms.ChoiceField(
        label=_("Violence towards others"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )
    suicide = forms.ChoiceField(
        label=_("Risk of suicide"),
        widget=forms.RadioSelect,
        choices=_RISK_ANSWERS,
        required=False,
    )

    def shape(self) -> None:
        self.edits({name: getattr(self.stay, f"risk_{name}") for name in self.fields})


class ElsewhereForm(StayForm):
    verb, service = Verb.ELSEWHERE, record_stay_elsewhere
    done = _("The stay elsewhere is saved and counts among the days with refund.")
    follows = _(
        "The days count over all § 110 houses in the year that runs from the citizen's first "
        "admission. Each house says when the citizen came and left."
    )
    shows_booking = False

    house = forms.CharField(label=_("Which house?"), max_length=120)
    admitted_on = DayField(label=_("Admitted on"))
    left_on = DayField(label=_("Left on"))
