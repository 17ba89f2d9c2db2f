"""Who does what for a goal: written on a page, done by a button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict, Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from stay_plan.forms import ActionForm
from stay_plan.models import Action
from stay_plan.rules import Verb
from stay_plan.services import actions
from stay_plan.services.locking import colleagues
from stay_plan.views.goals import taken_out
from stay_plan.views.loading import act_page, goal_for


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """What somebody does by a day."""
    goal = goal_for(request, pk, Verb.ADD_ACTION)
    form = ActionForm(posted(request), people=colleagues(goal.stay, timezone.now()))
    action = attempt(
        request,
        form,
        lambda: actions.add_action(
            by=request.actor, goal=goal, now=timezone.now(), **form.cleaned_data
        ),
    )
    if action is not None:
        messages.success(request, _("It is in the plan who does it."))
        return redirect("plan", pk=goal.stay_id)
    return act_page(request, goal.stay, form, Verb.ADD_ACTION, goal=goal, against=taken_out(goal))


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def change(request: ActorRequest, pk: int, action_pk: int) -> HttpResponse:
    """Other words, another person, another day."""
    action = _action(request, pk, action_pk, Verb.CHANGE_ACTION)
    stay = action.goal.stay
    form = ActionForm(posted(request), people=colleagues(stay, timezone.now()), action=action)
    changed = attempt(
        request,
        form,
        lambda: actions.change_action(
            by=request.actor, action=action, now=timezone.now(), **form.cleaned_data
        ),
    )
    if changed is not None:
        messages.success(request, _("It is changed."))
        return redirect("plan", pk=stay.pk)
    return act_page(
        request, stay, form, Verb.CHANGE_ACTION, goal=action.goal, against=_settled(action)
    )


@button
@needs(Permission.SEE_CITIZENS)
def done(request: ActorRequest, pk: int, action_pk: int) -> HttpResponse:
    action = _action(request, pk, action_pk, Verb.ACTION_DONE)
    actions.action_done(by=request.actor, action=action, now=timezone.now())
    messages.success(request, _("Done: %(what)s") % {"what": action.what})
    return redirect("plan", pk=action.goal.stay_id)


@button
@needs(Permission.SEE_CITIZENS)
def open_again(request: ActorRequest, pk: int, action_pk: int) -> HttpResponse:
    """It is not done after all."""
    action = _action(request, pk, action_pk, Verb.OPEN_ACTION)
    actions.open_action(by=request.actor, action=action, now=timezone.now())
    messages.success(request, _("Not done: %(what)s") % {"what": action.what})
    return redirect("plan", pk=action.goal.stay_id)


@button
@needs(Permission.SEE_CITIZENS)
def take_out(request: ActorRequest, pk: int, action_pk: int) -> HttpResponse:
    """It is not to be done any more."""
    action = _action(request, pk, action_pk, Verb.TAKE_OUT_ACTION)
    actions.take_out_action(by=request.actor, action=action, now=timezone.now())
    messages.success(request, _("Taken out: %(what)s") % {"what": action.what})
    return redirect("goal", pk=action.goal_id)


def _action(request: ActorRequest, pk: int, action_pk: int, verb: Verb) -> Action:
    goal = goal_for(request, pk, verb)
    action = get_object_or_404(goal.actions.select_related("owner"), pk=action_pk)
    action.goal = goal
    return action


def _settled(action: Action) -> Problem | None:
    if not action.stands:
        return Conflict("action_taken_out", _("It has been taken out of the plan."))
    return Conflict("action_done", _("It is done already.")) if action.is_done else None
