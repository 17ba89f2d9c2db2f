"""A stay or a goal in sight for an act, and the page of the act."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from core.problems import Problem
from organisations.access import ActorRequest
from placements.models import Stay
from stay_plan import rules
from stay_plan.models import Goal
from stay_plan.rules import RULES, Verb

#: What the pages of a stay name.
_JOINED = ("citizen", "controller", "facility", "key_worker", "coordinator")


def stay_in_sight(request: ActorRequest, pk: int) -> Stay:
    """With a plan, or 404."""
    stays = Stay.objects.visible_to(request.actor).select_related(*_JOINED)
    stay = get_object_or_404(stays, pk=pk)
    if not rules.uses_plan(stay):
        raise Http404
    return stay


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return stay_in_sight(request, pk)


def goal_in_sight(request: ActorRequest, pk: int) -> Goal:
    """Or 404."""
    goals = Goal.objects.visible_to(request.actor)
    return get_object_or_404(goals.select_related(*(f"stay__{name}" for name in _JOINED)), pk=pk)


def goal_for(request: ActorRequest, pk: int, verb: Verb) -> Goal:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return goal_in_sight(request, pk)


def log_read(request: ActorRequest, stay: Stay, what: str = "stay_plan") -> None:
    log_access(by=request.actor, what=what, purpose=Purpose.STAY, citizen_id=stay.citizen_id)


def act_page(
    request: ActorRequest,
    stay: Stay,
    form: ProblemForm,
    verb: Verb,
    *,
    template: str = "stay_plan/act.html",
    against: Problem | None = None,
    **more: Any,
) -> HttpResponse:
    """The form, or why it is not filled in any more. ``back`` is the address one came from."""
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": against or rules.obstacle(stay, verb),
        "back": "plan",
    }
    return render(request, template, context | more, status=form.status)
