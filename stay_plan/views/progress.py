"""How it goes with a goal."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from stay_plan.forms import ProgressForm
from stay_plan.rules import Verb
from stay_plan.services.progress import correct_progress, latest_of, note_progress
from stay_plan.views.goals import taken_out
from stay_plan.views.loading import act_page, goal_for


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def note(request: ActorRequest, pk: int) -> HttpResponse:
    """What moved, and how near it is."""
    goal = goal_for(request, pk, Verb.NOTE_PROGRESS)
    form = ProgressForm(posted(request))
    entry = attempt(
        request,
        form,
        lambda: note_progress(by=request.actor, goal=goal, now=timezone.now(), **form.cleaned_data),
    )
    if entry is not None:
        messages.success(request, _("It is written how it goes."))
        return redirect("plan", pk=goal.stay_id)
    return act_page(
        request, goal.stay, form, Verb.NOTE_PROGRESS, goal=goal, against=taken_out(goal)
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int, entry_pk: int) -> HttpResponse:
    """What was written is wrong; it stays to be read."""
    goal = goal_for(request, pk, Verb.CORRECT_PROGRESS)
    entry = get_object_or_404(goal.progress.all(), pk=entry_pk)
    entry.goal = goal
    form = ProgressForm(posted(request), entry=latest_of(entry, goal.progress.all()))
    corrected = attempt(
        request,
        form,
        lambda: correct_progress(
            by=request.actor, entry=entry, now=timezone.now(), **form.cleaned_data
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected. What was written stays to be read."))
        return redirect("goal", pk=goal.pk)
    return act_page(request, goal.stay, form, Verb.CORRECT_PROGRESS, goal=goal)
