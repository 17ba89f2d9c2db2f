"""The first of a view's five steps, and the page of one act."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from audit.purposes import Purpose
from core.forms import ProblemForm
from core.problems import Text
from discharge import rules
from discharge.rules import RULES, Verb, obstacles
from organisations.access import ActorRequest
from organisations.actors import Actor
from referrals.models import Referral
from referrals.views.loading import in_sight, is_sent, log_reading, received


def case_in_sight(actor: Actor, pk: int) -> Referral:
    """A referral that the actor received or sent; with its citizen where the actor may read it."""
    row = in_sight(actor, pk)
    return row if is_sent(actor, row) else received(actor, pk)


def for_act(actor: Actor, pk: int, verb: Verb) -> Referral:
    """The same, for whoever may do the verb: by role (403), sight (404), side (403)."""
    RULES[verb].must(actor)
    row = case_in_sight(actor, pk)
    rules.must(actor, verb, row)
    return row


def log_case(actor: Actor, row: Referral) -> None:
    sent = is_sent(actor, row)
    log_reading(actor, row, Purpose.OWN_REFERRAL if sent else Purpose.ASSESSMENT)


def act_page(
    request: ActorRequest,
    row: Referral,
    form: ProblemForm,
    verb: Verb,
    *,
    title: Text = "",
    about: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The act's form, and why it can't be done where it can't. ``about``: what it is about."""
    log_case(request.actor, row)
    label = RULES[verb].label
    context = {
        "section": "referrals",
        "referral": row,
        "form": form,
        "title": title or label,
        "action": label,
        "about": about,
        "why_not": obstacles(request.actor, verb, row),
        "called": row.frozen["called"] if is_sent(request.actor, row) else row.citizen.called,
    }
    return render(request, "discharge/act.html", context | (more or {}), status=form.status)
