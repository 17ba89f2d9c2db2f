"""A stay in sight for an act, and the page of the act."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from moving_in.rules import RULES, Verb, obstacle
from organisations.access import ActorRequest
from placements.models import Stay


def stay_in_sight(request: ActorRequest, pk: int) -> Stay:
    """Or 404."""
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility"
    )
    return get_object_or_404(stays, pk=pk)


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return stay_in_sight(request, pk)


def log_read(
    request: ActorRequest,
    stay: Stay,
    what: str,
    action: AccessLog.Action = AccessLog.Action.VIEW,
) -> None:
    log_access(
        by=request.actor,
        what=what,
        purpose=Purpose.STAY,
        action=action,
        citizen_id=stay.citizen_id,
    )


def act_page(
    request: ActorRequest,
    stay: Stay,
    form: ProblemForm,
    verb: Verb,
    *,
    template: str = "moving_in/act.html",
    **more: Any,
) -> HttpResponse:
    """The form, or why it is not filled in any more."""
    log_read(request, stay, "moving_in")
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": obstacle(stay, verb),
    }
    return render(request, template, context | more, status=form.status)
