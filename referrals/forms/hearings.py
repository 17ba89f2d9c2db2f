"""Hearing the citizen before a decision against them: what was sent, and what came of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.days import DayField
from core.forms import ProblemForm
from referrals.forms.assessing import long_text
from referrals.models import Hearing
from referrals.services.hearings import REPLIES
from schemes.law import HEARING_DAYS


class HearingForm(ProblemForm):
    facts = long_text(
        _("Which facts is the citizen heard on?"),
        6,
        help_text=_("As they stand in what you have sent: what was told, and by whom."),
    )
    sent_on = DayField(label=_("Sent on"), recent=True)
    reply_by = DayField(label=_("Reply by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply_by"].help_text = gettext(
            "Leave it empty for %(days)d days after the sending."
        ) % {"days": HEARING_DAYS}


class HearingReplyForm(ProblemForm):
    outcome = forms.ChoiceField(
        label=_("Has the citizen replied?"),
        choices=[(each.value, each.label) for each in REPLIES],
        widget=forms.RadioSelect,
    )
    reply = long_text(_("What did the citizen reply?"), 6, required=False)


class MoveHearingForm(ProblemForm):
    reply_by = DayField(label=_("Until when can the citizen reply?"))
    because = long_text(_("Why is there more time?"), 3)

    def __init__(self, data: Any = None, *, hearing: Hearing) -> None:
        super().__init__(data)
        self.edits({"reply_by": hearing.reply_by}, fill_in=False)


class CallOffHearingForm(ProblemForm):
    because = long_text(
        _("Why need the citizen not be heard?"),
        3,
        help_text=_("For example: you now expect to say yes. It stands above the letter."),
    )
