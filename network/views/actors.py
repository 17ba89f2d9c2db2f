"""Who works with the citizen: one of them with what was before, and each act a page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.forms import attempt, posted
from network.before import ACTOR_LABELS, changes_of
from network.forms import ActorForm, EndForm, MoveRestoringForm, PauseForm, RestoreForm
from network.models import NetworkActor
from network.reading import actor_around
from network.rules import RULES, Verb, obstacle
from network.services.actors import add_actor, correct_actor, end_actor
from network.services.pauses import move_restoring, pause_actor, restore_actor
from network.views.loading import act_page, actor_of, log_read, stay_for, stay_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.SEE_CITIZENS)
def actor(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    """All that is known of somebody, their pauses, and what stood before."""
    stay = stay_in_sight(request, pk)
    rows = NetworkActor.objects.filter(citizen=stay.citizen_id).with_pause()
    row = get_object_or_404(rows, pk=actor_pk)
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "actor_row": row,
        "around": actor_around(row, timezone.localdate()),
        "pauses": list(row.pauses.select_related("by")),
        "changes": changes_of(row, ACTOR_LABELS),
        "may_write": RULES[Verb.CORRECT_ACTOR].may(request.actor) and obstacle(stay) is None,
    }
    return render(request, "network/actor.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def add(request: ActorRequest, pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.ADD_ACTOR)
    form = ActorForm(posted(request))
    added = attempt(
        request,
        form,
        lambda: add_actor(
            by=request.actor,
            stay=stay,
            facts=form.facts(),
            is_another=form.is_another,
            now=timezone.now(),
        ),
    )
    if added is not None:
        messages.success(request, _("%(name)s stands in the network.") % {"name": added.called})
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.ADD_ACTOR)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    """Another address or number in place; what stood is kept."""
    stay = stay_for(request, pk, Verb.CORRECT_ACTOR)
    row = actor_of(stay, actor_pk)
    form = ActorForm(posted(request), actor=row)
    corrected = attempt(
        request,
        form,
        lambda: correct_actor(
            by=request.actor,
            stay=stay,
            actor=row,
            facts=form.facts(),
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is put right."))
        return redirect("network_actor", pk=pk, actor_pk=actor_pk)
    return act_page(request, stay, form, Verb.CORRECT_ACTOR, about=row)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.END_ACTOR)
    row = actor_of(stay, actor_pk)
    form = EndForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_actor(
            by=request.actor, stay=stay, actor=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("%(name)s stands among those before.") % {"name": row.called})
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.END_ACTOR, about=row)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def pause(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.PAUSE)
    row = actor_of(stay, actor_pk)
    form = PauseForm(posted(request))
    paused = attempt(
        request,
        form,
        lambda: pause_actor(
            by=request.actor, stay=stay, actor=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if paused is not None:
        messages.success(request, _("It is written. The key worker is reminded on the day."))
        return redirect("network_actor", pk=pk, actor_pk=actor_pk)
    return act_page(request, stay, form, Verb.PAUSE, about=row)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def move(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    """The day of restoring, and the reminder with it."""
    stay = stay_for(request, pk, Verb.MOVE_RESTORING)
    row = actor_of(stay, actor_pk)
    form = MoveRestoringForm(posted(request))
    moved = attempt(
        request,
        form,
        lambda: move_restoring(
            by=request.actor, stay=stay, actor=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if moved is not None:
        messages.success(request, _("The day is moved, and the reminder with it."))
        return redirect("network_actor", pk=pk, actor_pk=actor_pk)
    return act_page(request, stay, form, Verb.MOVE_RESTORING, about=row)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def restore(request: ActorRequest, pk: int, actor_pk: int) -> HttpResponse:
    stay = stay_for(request, pk, Verb.RESTORE)
    row = actor_of(stay, actor_pk)
    form = RestoreForm(posted(request))
    restored = attempt(
        request,
        form,
        lambda: restore_actor(
            by=request.actor, stay=stay, actor=row, now=timezone.now(), **form.cleaned_data
        ),
    )
    if restored is not None:
        messages.success(request, _("%(name)s is back as before.") % {"name": row.called})
        return redirect("network", pk=pk)
    return act_page(request, stay, form, Verb.RESTORE, about=row)
