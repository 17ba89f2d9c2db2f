"""The page of one act on a referral: its form, and why it can't be done where it can't."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from audit.purposes import Purpose
from core.forms import ProblemForm
from organisations.access import ActorRequest
from referrals.models import Referral
from referrals.rules import RULES, Verb, obstacles
from referrals.views.loading import is_sent, log_reading


def act_page(
    request: ActorRequest,
    row: Referral,
    form: ProblemForm,
    verb: Verb,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    sent = is_sent(request.actor, row)
    log_reading(request.actor, row, Purpose.OWN_REFERRAL if sent else Purpose.ASSESSMENT)
    context = {
        "section": "referrals",
        "referral": row,
        "form": form,
        "action": RULES[verb].label_for(row.version.words_for(row.track)),
        "why_not": obstacles(request.actor, verb, row),
        "called": row.frozen["called"] if sent else row.citizen.called,
    }
    return render(request, "referrals/act.html", context | (more or {}), status=form.status)
