"""Doing a follow-up, and moving it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cases.case import load_case, stays_for
from cases.forms.follow_ups import CompleteForm, MoveFollowUpForm, NotDoneForm
from cases.reading import log_stay_read
from citizens.municipality_names import name_of
from core.forms import ProblemForm, attempt, posted
from core.problems import Text
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb, is_review
from placements.models import FollowUp
from placements.offices import not_this_person
from placements.rules import RULES, Verb
from placements.services.follow_ups import (
    close_as_not_done,
    complete_follow_up,
    move_follow_up,
    what_is_missing,
)
from recovery.models import Star
from recovery.rules import uses_star


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
        return redirect("stay", pk=follow_up.stay_id)
    log_stay_read(by, follow_up.stay, what="follow_up")
    stay = stays_for(by).get(pk=follow_up.stay_id)
    context = {
        "section": "citizens",
        "case": load_case(stay, today=timezone.localdate()),
        "last_done": _last_done(follow_up),
        "latest_star": uses_star(stay) and Star.objects.finished().filter(stay=stay).last(),
        "follow_up": follow_up,
        "rule": follow_up.rule,
        "stay": stay,
        "missing": what_is_missing(follow_up),
        "acting_municipality": name_of(follow_up.stay.acting_municipality),
        "form": form,
        "may_move": not FOLLOW_UP_RULES[FollowUpVerb.MOVE].why_not(by)
        and not (is_review(follow_up) and not_this_person(by, Verb.REVIEW, stay)),
    }
    return render(request, page.template, context, status=form.status)


def _last_done(follow_up: FollowUp) -> FollowUp | None:
    """What was agreed last time, of whatever kind: the next talk begins there."""
    done = FollowUp.objects.filter(stay=follow_up.stay_id, status=FollowUp.Status.DONE)
    return done.exclude(outcome="").order_by("-completed_on", "-pk").first()
