"""Who is away: written of oneself, and of a colleague by whoever leads or runs the organisation."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.buttons import button
from core.forms import attempt, posted
from core.pages import page_of
from core.problems import Text
from core.unsent import saves
from notifications.forms import AwayForm
from notifications.rules import RULES, Verb
from notifications.services.times_away import (
    AwayFacts,
    change_time_away,
    colleagues_of,
    deputies_for,
    end_time_away,
    set_time_away,
    times_away_in_sight,
)
from organisations.access import ActorRequest, needs
from organisations.models import TimeAway, User


@require_safe
@needs(*RULES[Verb.SET_TIME_AWAY].permissions)
def times_away(request: ActorRequest) -> HttpResponse:
    """The colleagues whose absence one may write, by name, and when they are away."""
    by, today = request.actor, timezone.localdate()
    own = TimeAway.objects.filter(controller=by.organisation).not_over(today)
    rows = (
        colleagues_of(by, today)
        .select_related("user")
        .prefetch_related(
            Prefetch("user__times_away", queryset=own.select_related("deputy"), to_attr="away")
        )
        .order_by("user__name", "user__pk", "pk")
    )
    context = {"section": "administration", "page": page_of(request, rows), "today": today}
    return render(request, "notifications/times_away.html", context)


@require_http_methods(["GET", "POST"])
@needs()
def set_my_time_away(request: ActorRequest) -> HttpResponse:
    """One is away."""
    assert request.actor.user is not None, "who signs in is somebody"
    return _set(request, request.actor.user)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_TIME_AWAY].permissions)
def set_time_away_page(request: ActorRequest, pk: int) -> HttpResponse:
    """A colleague is away."""
    rows = colleagues_of(request.actor, timezone.localdate()).select_related("user")
    return _set(request, get_object_or_404(rows, pk=pk).user)


@require_http_methods(["GET", "POST"])
@needs()
def change_time_away_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Other days, or another deputy: one's own, or a colleague's."""
    by, row = request.actor, _in_sight(request, pk)
    form = AwayForm(posted(request), deputies=_deputies(request, row.user))
    form.edits(AwayFacts.of(row).values)
    changed = attempt(
        request,
        form,
        lambda: change_time_away(
            by=by,
            row=row,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if changed is not None:
        messages.success(request, _("The absence is changed."))
        return redirect(_back(request, row.user))
    return _page(request, form, row.user, _("Change the absence"))


@button
@needs()
def end_time_away_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Back today; or not away after all."""
    row = _in_sight(request, pk)
    if saves(request):
        end_time_away(by=request.actor, row=row, now=timezone.now())
        messages.success(request, _("The absence is ended. What is still open comes back."))
    return redirect(_back(request, row.user))


def _set(request: ActorRequest, person: User) -> HttpResponse:
    form = AwayForm(posted(request), deputies=_deputies(request, person))
    written = attempt(
        request,
        form,
        lambda: set_time_away(
            by=request.actor, person=person, facts=form.facts(), now=timezone.now()
        ),
    )
    if written is not None:
        messages.success(request, _("The absence is written."))
        return redirect(_back(request, person))
    return _page(request, form, person, _("Write an absence"))


def _page(request: ActorRequest, form: AwayForm, person: User, action: Text) -> HttpResponse:
    own = person == request.actor.user
    context = {
        "section": "" if own else "administration",
        "form": form,
        "action": action,
        "person": person,
        "own": own,
        "back": _back(request, person),
    }
    return render(request, "notifications/time_away.html", context, status=form.status)


def _in_sight(request: ActorRequest, pk: int) -> TimeAway:
    rows = times_away_in_sight(request.actor, timezone.localdate())
    return get_object_or_404(rows.select_related("user"), pk=pk)


def _deputies(request: ActorRequest, person: User) -> QuerySet[User]:
    return deputies_for(request.actor.organisation, person, timezone.localdate())


def _back(request: ActorRequest, person: User) -> str:
    """The name of the page one came from."""
    return "my_settings" if person == request.actor.user else "times_away"
