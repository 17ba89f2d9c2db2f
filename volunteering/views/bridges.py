"""Peers who walk beside a citizen: the page of a stay, for its key worker."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from core.buttons import button
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from placements.models import Stay
from volunteering.forms import BridgeForm, MeetingForm
from volunteering.models import Bridge
from volunteering.rules import RULES, Verb
from volunteering.services.bridges import (
    end_bridge,
    link_peer,
    set_bridge_meeting,
    standing_meeting,
)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.LINK].permissions)
def bridges(request: ActorRequest, pk: int) -> HttpResponse:
    """Who is along, and asking another."""
    stay = _stay(request, pk)
    form = BridgeForm(posted(request), house=stay.facility)
    linked = attempt(
        request,
        form,
        lambda: link_peer(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if linked is not None:
        messages.success(request, _("%(name)s is asked along.") % {"name": linked.peer.name})
        return redirect("bridges", pk=pk)
    _log(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "today": timezone.localdate(),
        "bridges": list(Bridge.objects.filter(stay=stay).select_related("peer")),
    }
    return render(request, "volunteering/bridges.html", context, status=form.status)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.SET_MEETING].permissions)
def meeting(request: ActorRequest, pk: int, bridge_pk: int) -> HttpResponse:
    """When they meet next."""
    stay = _stay(request, pk)
    bridge = _bridge(stay, bridge_pk)
    form = MeetingForm(posted(request))
    form.edits(standing_meeting(bridge))
    written = attempt(
        request,
        form,
        lambda: set_bridge_meeting(
            by=request.actor, bridge=bridge, now=timezone.now(), **form.cleaned_data
        ),
    )
    if written is not None:
        messages.success(request, _("It is written when they meet."))
        return redirect("bridges", pk=pk)
    _log(request, stay)
    context = {
        "section": "citizens",
        "form": form,
        "action": RULES[Verb.SET_MEETING].label,
        "about": f"{bridge.called} · {bridge.peer.name}",
        "back_label": stay.citizen.called,
        "back": reverse("bridges", args=[stay.pk]),
    }
    return render(request, "volunteering/act.html", context, status=form.status)


@button
@needs(*RULES[Verb.SET_MEETING].permissions)
def end(request: ActorRequest, pk: int, bridge_pk: int) -> HttpResponse:
    """The peer sees the citizen no longer."""
    stay = _stay(request, pk)
    end_bridge(by=request.actor, bridge=_bridge(stay, bridge_pk), now=timezone.now())
    messages.success(request, _("The peer is along no longer."))
    return redirect("bridges", pk=pk)


def _stay(request: ActorRequest, pk: int) -> Stay:
    stays = Stay.objects.visible_to(request.actor).select_related("citizen", "facility")
    return get_object_or_404(stays, pk=pk)


def _bridge(stay: Stay, pk: int) -> Bridge:
    return get_object_or_404(Bridge.objects.select_related("peer"), stay=stay, pk=pk)


def _log(request: ActorRequest, stay: Stay) -> None:
    log_access(by=request.actor, what="bridges", purpose=Purpose.STAY, citizen_id=stay.citizen_id)
