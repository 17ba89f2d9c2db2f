"""Where the citizen begins, and the goals: each act a page; and a goal with all that was written
of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from core.problems import Conflict, Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from stay_plan.card import may_do
from stay_plan.forms import GoalForm, ReasonForm, StartForm
from stay_plan.models import Goal, PlanStart
from stay_plan.rules import Verb
from stay_plan.services.goals import add_goal, change_goal, take_out_goal, write_start
from stay_plan.views.loading import act_page, goal_for, goal_in_sight, log_read, stay_for


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def start(request: ActorRequest, pk: int) -> HttpResponse:
    """Level of functioning, needs, and what visits are about."""
    stay = stay_for(request, pk, Verb.WRITE_START)
    form = StartForm(posted(request), start=PlanStart.objects.filter(stay=stay).first())
    saved = attempt(
        request,
        form,
        lambda: [write_start(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data)],
    )
    if saved is not None:
        messages.success(request, _("It is written where the citizen begins."))
        return redirect("plan", pk=pk)
    return act_page(request, stay, form, Verb.WRITE_START)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    """A goal; ``?ord=`` brings what the agreement at the start says of it."""
    stay = stay_for(request, pk, Verb.ADD_GOAL)
    brought = {"staff_words": request.GET["ord"]} if "ord" in request.GET else {}
    form = GoalForm(posted(request), initial=brought)
    goal = attempt(
        request,
        form,
        lambda: add_goal(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if goal is not None:
        messages.success(request, _("The goal is in the plan."))
        return redirect("plan", pk=pk)
    return act_page(request, stay, form, Verb.ADD_GOAL)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add_part(request: ActorRequest, pk: int) -> HttpResponse:
    """A sub-goal."""
    parent = goal_for(request, pk, Verb.ADD_SUB_GOAL)
    form = GoalForm(posted(request))
    goal = attempt(
        request,
        form,
        lambda: add_goal(
            by=request.actor,
            stay=parent.stay,
            parent=parent,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if goal is not None:
        messages.success(request, _("The sub-goal is in the plan."))
        return redirect("plan", pk=parent.stay_id)
    return act_page(
        request, parent.stay, form, Verb.ADD_SUB_GOAL, goal=parent, against=taken_out(parent)
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Its words, its areas, how it is worked on."""
    goal = goal_for(request, pk, Verb.CHANGE_GOAL)
    form = GoalForm(posted(request), goal=goal)
    changed = attempt(
        request,
        form,
        lambda: change_goal(by=request.actor, goal=goal, now=timezone.now(), **form.cleaned_data),
    )
    if changed is not None:
        messages.success(request, _("The goal is changed."))
        return redirect("plan", pk=goal.stay_id)
    return act_page(request, goal.stay, form, Verb.CHANGE_GOAL, against=taken_out(goal))


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def take_out(request: ActorRequest, pk: int) -> HttpResponse:
    """It is no goal any more."""
    goal = goal_for(request, pk, Verb.TAKE_OUT_GOAL)
    form = ReasonForm(posted(request))
    gone = attempt(
        request,
        form,
        lambda: take_out_goal(by=request.actor, goal=goal, now=timezone.now(), **form.cleaned_data),
    )
    if gone is not None:
        messages.success(request, _("The goal is taken out of the plan."))
        return redirect("plan", pk=goal.stay_id)
    note = _("Its sub-goals go with it. A goal that is given up stays: write that it is.")
    return act_page(
        request, goal.stay, form, Verb.TAKE_OUT_GOAL, goal=goal, note=note, against=taken_out(goal)
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def goal(request: ActorRequest, pk: int) -> HttpResponse:
    """A goal with everything that was written of it, also what was corrected and taken out."""
    row = goal_in_sight(request, pk)
    log_read(request, row.stay)
    entries = list(row.progress.select_related("by"))
    context = {
        "section": "citizens",
        "stay": row.stay,
        "goal": row,
        "entries": entries,
        "corrected": {entry.corrects_id for entry in entries},
        "actions": row.actions.select_related("owner", "done_by", "taken_out_by"),
        "may_write": row.stands and may_do(request.actor, Verb.CHANGE_GOAL, row.stay),
        "may_note": row.stands and may_do(request.actor, Verb.NOTE_PROGRESS, row.stay),
        "may_correct": may_do(request.actor, Verb.CORRECT_PROGRESS, row.stay),
    }
    return render(request, "stay_plan/goal.html", context)


def taken_out(goal: Goal) -> Problem | None:
    if goal.stands:
        return None
    return Conflict("goal_taken_out", _("The goal has been taken out of the plan."))
