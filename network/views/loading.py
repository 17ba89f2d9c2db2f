"""A stay whose citizen's network is in sight, its rows, and the page of an act."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from network.models import Appointment, NetworkActor, Relative, TreatmentOrder
from network.rules import RULES, Verb, has_network, obstacle
from organisations.access import ActorRequest
from placements.models import Stay


def stay_in_sight(request: ActorRequest, pk: int) -> Stay:
    """Of a scheme that keeps the network; else 404."""
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility"
    )
    stay = get_object_or_404(stays, pk=pk)
    if not has_network(stay):
        raise Http404
    return stay


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return stay_in_sight(request, pk)


def actor_of(stay: Stay, pk: int) -> NetworkActor:
    return get_object_or_404(NetworkActor.objects.filter(citizen=stay.citizen_id), pk=pk)


def relative_of(stay: Stay, pk: int) -> Relative:
    return get_object_or_404(Relative.objects.filter(citizen=stay.citizen_id), pk=pk)


def order_of(stay: Stay, pk: int) -> TreatmentOrder:
    rows = TreatmentOrder.objects.select_related("clinic", "prison_service")
    return get_object_or_404(rows.filter(citizen=stay.citizen_id), pk=pk)


def appointment_of(stay: Stay, pk: int) -> Appointment:
    rows = Appointment.objects.select_related("order__clinic", "order__prison_service")
    return get_object_or_404(rows.filter(order__citizen=stay.citizen_id), pk=pk)


def log_read(
    request: ActorRequest, stay: Stay, action: AccessLog.Action = AccessLog.Action.VIEW
) -> None:
    log_access(
        by=request.actor,
        what="network",
        purpose=Purpose.STAY,
        action=action,
        citizen_id=stay.citizen_id,
    )


def act_page(
    request: ActorRequest, stay: Stay, form: ProblemForm, verb: Verb, **more: Any
) -> HttpResponse:
    """The form, or why it is not filled in any more."""
    log_read(request, stay)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": obstacle(stay),
    }
    return render(request, "network/act.html", context | more, status=form.status)
