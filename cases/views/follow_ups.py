"""Doing a follow-up, and moving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.case import load_case, stays_for
from cases.forms.follow_ups import CompleteForm, MoveFollowUpForm, NotDoneForm
from cases.reading import log_stay_read
from cases.steps import after_a_follow_up
from citizens.municipality_names import name_of
from core.forms import ProblemForm, attempt, posted
from core.problems import Conflict, Text
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb, is_review, undo_obstacle
from placements.models import FollowUp
from placements.offices import not_this_person
from placements.rules import RULES, Verb
from placements.services.follow_ups import (
    close_as_not_done,
    complete_follow_up,
    move_follow_up,
    what_is_missing,
)
from placements.services.taking_back import undo_completion
from recovery.models import Star
from recovery.rules import uses_star
from stay_plan.card import goals_beside


@dataclass(frozen=True, kw_only=True)
class Page:
    """One verb of a follow-up: its form, its service, and what is said when it is done."""

    form: Callable[..., ProblemForm]
    service: Callable[..., FollowUp]
    template: str
    done: Text


PAGES = {
    FollowUpVerb.COMPLETE: Page(
        form=CompleteForm,
        service=complete_follow_up,
        template="cases/complete_follow_up.html",
        done=_("Done."),
    ),
    FollowUpVerb.MOVE: Page(
        form=MoveFollowUpForm,
        service=move_follow_up,
        template="cases/move_follow_up.html",
        done=_("The follow-up is moved. Both dates stay visible."),
    ),
    FollowUpVerb.NOT_DONE: Page(
        form=NotDoneForm,
        service=close_as_not_done,
        template="cases/follow_up_not_done.html",
        done=_("It is written that it was not done, and why."),
    ),
}


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def follow_up(request: ActorRequest, pk: int, verb: FollowUpVerb) -> HttpResponse:
    by, page = request.actor, PAGES[verb]
    FOLLOW_UP_RULES[verb].must(by)
    rows = FollowUp.objects.visible_to(by).select_related("stay__citizen")
    follow_up = get_object_or_404(rows, pk=pk)
    if verb is FollowUpVerb.MOVE and is_review(follow_up):
        return redirect(RULES[Verb.REVIEW].address, pk=follow_up.stay_id)
    form = page.form(posted(request), follow_up=follow_up)
    done = attempt(
        request,
        form,
        lambda: page.service(by=by, follow_up=follow_up, now=timezone.now(), **form.cleaned_data),
    )
    if done is not None:
        messages.success(request, str(page.done))
        if verb is FollowUpVerb.MOVE:
            return redirect("stay", pk=follow_up.stay_id)
        return redirect(FOLLOW_UP_RULES[FollowUpVerb.COMPLETE].address, pk=follow_up.pk)
    log_stay_read(by, follow_up.stay, what="follow_up")
    stay = stays_for(by).get(pk=follow_up.stay_id)
    case = load_case(stay, today=timezone.localdate())
    context = {
        "section": "citizens",
        "case": case,
        "last_done": _last_done(follow_up),
        "latest_star": uses_star(stay) and Star.objects.finished().filter(stay=stay).last(),
        "goals": goals_beside(stay, case.today) if verb is FollowUpVerb.COMPLETE else [],
        "follow_up": follow_up,
        "rule": follow_up.rule,
        "stay": stay,
        "missing": what_is_missing(follow_up),
        "acting_municipality": name_of(follow_up.stay.acting_municipality),
        "form": form,
        "may_move": not FOLLOW_UP_RULES[FollowUpVerb.MOVE].why_not(by)
        and not (is_review(follow_up) and not_this_person(by, Verb.REVIEW, stay)),
    }
    if follow_up.status != FollowUp.Status.OPEN and not form.is_bound:
        context |= {
            "can_undo": FOLLOW_UP_RULES[FollowUpVerb.UNDO].may(by)
            and undo_obstacle(follow_up, by=by, now=timezone.now()) is None,
            "after": after_a_follow_up(stay, by=by),
            "coming": next((row for row in case.follow_ups if row.status == row.Status.OPEN), None),
        }
    return render(request, page.template, context, status=form.status)


@require_POST
@needs(Permission.SEE_CITIZENS)
def undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back, for some minutes, that it was done or was not."""
    by = request.actor
    FOLLOW_UP_RULES[FollowUpVerb.UNDO].must(by)
    rows = FollowUp.objects.visible_to(by).select_related("stay__citizen")
    follow_up = get_object_or_404(rows, pk=pk)
    try:
        undo_completion(by=by, follow_up=follow_up, now=timezone.now())
    except Conflict as conflict:
        messages.error(request, str(conflict))
    else:
        messages.success(request, _("Taken back. It is still to be done."))
    return redirect(FOLLOW_UP_RULES[FollowUpVerb.COMPLETE].address, pk=follow_up.pk)


def _last_done(follow_up: FollowUp) -> FollowUp | None:
    """What was agreed last time, of whatever kind: the next talk begins there."""
    done = FollowUp.objects.filter(stay=follow_up.stay_id, status=FollowUp.Status.DONE)
    return done.exclude(outcome="").order_by("-completed_on", "-pk").first()
