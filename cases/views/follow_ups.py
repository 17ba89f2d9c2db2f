"""Doing a follow-up, and moving it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from cases.forms import follow_ups as forms
from cases.views.moves import status_of
from citizens.municipality_names import name_of
from core.forms import ProblemForm
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import FollowUp
from placements.services.follow_ups import complete_follow_up as complete
from placements.services.follow_ups import is_review, what_is_missing
from placements.services.follow_ups import move_follow_up as move_date


@require_http_methods(["GET", "POST"])
@needs(Permission.FOLLOW_UP)
def complete_follow_up(request: ActorRequest, pk: int) -> HttpResponse:
    return _follow_up(
        request, pk, forms.CompleteForm, complete, "cases/complete_follow_up.html", _("Done.")
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.FOLLOW_UP)
def move_follow_up(request: ActorRequest, pk: int) -> HttpResponse:
    return _follow_up(
        request,
        pk,
        forms.MoveFollowUpForm,
        move_date,
        "cases/move_follow_up.html",
        _("The follow-up is moved. Both dates stay visible."),
    )


def _follow_up(
    request: ActorRequest,
    pk: int,
    form_class: Callable[..., ProblemForm],
    do: Callable[..., FollowUp],
    template: str,
    done: str,
) -> HttpResponse:
    follow_up = get_object_or_404(
        FollowUp.objects.visible_to(request.actor).select_related("stay__citizen"), pk=pk
    )
    if do is move_date and is_review(follow_up):
        return redirect("move_review", pk=follow_up.stay_id)
    form = form_class(request.POST or None, follow_up=follow_up)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                do(
                    by=request.actor,
                    follow_up=follow_up,
                    now=timezone.now(),
                    **form.cleaned_data,
                )
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, done)
            return redirect("stay", pk=follow_up.stay_id)
    log_access(
        by=request.actor,
        action=AccessLog.Action.VIEW,
        what="follow_up",
        purpose=Purpose.STAY,
        citizen_id=follow_up.stay.citizen_id,
    )
    return render(
        request,
        template,
        {
            "section": "citizens",
            "follow_up": follow_up,
            "rule": follow_up.rule,
            "stay": follow_up.stay,
            "missing": what_is_missing(follow_up),
            "acting_municipality": name_of(follow_up.stay.acting_municipality),
            "form": form,
        },
        status=status_of(form),
    )
