"""What happens to a stay, and its follow-ups: each a page of its own that says what will follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.services import log_access
from organisations.access import ActorRequest, needs
from organisations.forms import ProblemForm
from organisations.problems import Conflict, Problem, Text
from organisations.roles import Permission
from placements import forms, workflow
from placements.models import FollowUp, Stay
from placements.services.ends import extend_stay as extend
from placements.services.follow_ups import (
    complete_follow_up as complete,
)
from placements.services.follow_ups import (
    move_follow_up as move_date,
)
from placements.services.follow_ups import what_is_missing
from placements.services.stays import cancel_stay as cancel
from placements.services.stays import move_in as arrive
from placements.services.stays import move_out as leave
from placements.services.stays import record_no_show
from placements.workflow import Verb
from schemes.base import Words


@dataclass(frozen=True)
class Page:
    """One move: its form, its service, and its words."""

    verb: Verb
    form: type[ProblemForm]
    do: Callable[..., Stay]
    title: Callable[[Words], Text]
    follows: Text
    done: Text


_ARRIVES = Page(
    Verb.MOVE_IN,
    forms.MoveInForm,
    arrive,
    lambda words: words.move_in,
    gettext_lazy("Day 1 is the day of arrival. The follow-ups are planned from it."),
    gettext_lazy("Welcome. The follow-ups are planned."),
)
_EXTENDED = Page(
    Verb.EXTEND,
    forms.ExtendForm,
    extend,
    lambda _words: gettext_lazy("Move the planned end"),
    gettext_lazy("Old and new date are kept, and the follow-ups are planned again."),
    gettext_lazy("The planned end is moved."),
)
_LEAVES = Page(
    Verb.MOVE_OUT,
    forms.MoveOutForm,
    leave,
    lambda words: words.move_out,
    gettext_lazy("The place is free from the night of that day. Open follow-ups lapse."),
    gettext_lazy("The stay has ended, and what came of it is known."),
)
_CANCELLED = Page(
    Verb.CANCEL,
    forms.CancelForm,
    cancel,
    lambda _words: gettext_lazy("Cancel the stay"),
    gettext_lazy("The place becomes free at once."),
    gettext_lazy("The stay is cancelled, and the place is free."),
)
_NO_SHOW = Page(
    Verb.NO_SHOW,
    forms.NoShowForm,
    record_no_show,
    lambda _words: gettext_lazy("The citizen did not come"),
    gettext_lazy("The place becomes free at once. Tell whoever referred."),
    gettext_lazy("It is recorded that the citizen did not come."),
)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def move_in(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _ARRIVES)


@require_http_methods(["GET", "POST"])
@needs(Permission.EXTEND_STAYS)
def extend_stay(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _EXTENDED)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def move_out(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _LEAVES)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def cancel_stay(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _CANCELLED)


@require_http_methods(["GET", "POST"])
@needs(Permission.RUN_STAYS)
def no_show(request: ActorRequest, pk: int) -> HttpResponse:
    return _move(request, pk, _NO_SHOW)


def _move(request: ActorRequest, pk: int, page: Page) -> HttpResponse:
    stay = get_object_or_404(
        Stay.objects.visible_to(request.actor).select_related("citizen", "facility"), pk=pk
    )
    if page.verb is Verb.CANCEL and not request.actor.may(Permission.BOOK):
        request.actor.must(Permission.RUN_STAYS)
    form = page.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                page.do(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data)
        except Problem as problem:
            form.add_problem(problem)
        else:
            messages.success(request, str(page.done))
            return redirect("stay", pk=stay.pk)
    log_access(
        by=request.actor,
        action=AccessLog.Action.VIEW,
        what="stay",
        purpose=_("Casework"),
        citizen_id=stay.citizen_id,
    )
    track = stay.scheme_track
    return render(
        request,
        "placements/move.html",
        {
            "section": "citizens",
            "stay": stay,
            "booking": stay.bookings.standing().select_related("place").last(),
            "title": page.title(stay.version.words_for(stay.track)),
            "follows": page.follows,
            "test": track.length.extension_test if page.verb is Verb.EXTEND else "",
            "latest_end": stay.version.latest_end(stay.track, stay.moved_in_on)
            if page.verb is Verb.EXTEND and stay.moved_in_on
            else None,
            "obstacle": workflow.obstacle(stay, page.verb),
            "form": form,
        },
        status=_status(form),
    )


def _status(form: ProblemForm) -> int:
    """409 when the world has moved on, 422 when the form must be corrected."""
    if not form.is_bound or form.is_valid():
        return 200
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    conflicts = {"place_taken", "citizen_has_place"}
    return Conflict.status if codes & conflicts or _has_already(codes) else 422


def _has_already(codes: set[Any]) -> bool:
    return any(str(code).startswith(("already_", "not_arrived", "not_open")) for code in codes)


@require_http_methods(["GET", "POST"])
@needs(Permission.FOLLOW_UP)
def complete_follow_up(request: ActorRequest, pk: int) -> HttpResponse:
    return _follow_up(
        request, pk, forms.CompleteForm, complete, "placements/complete_follow_up.html", _("Done.")
    )


@require_http_methods(["GET", "POST"])
@needs(Permission.FOLLOW_UP)
def move_follow_up(request: ActorRequest, pk: int) -> HttpResponse:
    return _follow_up(
        request,
        pk,
        forms.MoveFollowUpForm,
        move_date,
        "placements/move_follow_up.html",
        _("The follow-up is moved. Both dates stay visible."),
    )


def _follow_up(
    request: ActorRequest,
    pk: int,
    form_class: type[ProblemForm],
    do: Callable[..., FollowUp],
    template: str,
    done: str,
) -> HttpResponse:
    follow_up = get_object_or_404(
        FollowUp.objects.visible_to(request.actor).select_related("stay__citizen"), pk=pk
    )
    form = form_class(request.POST or None)
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
        purpose=_("Casework"),
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
            "form": form,
        },
        status=_status(form),
    )
