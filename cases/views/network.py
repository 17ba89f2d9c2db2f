"""The tab of a stay with all who are around its citizen."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.views.stays import case_context, open_case
from network.compulsory import orders_of
from network.drawing import draw
from network.reading import around
from network.rules import RULES, Verb, has_network, obstacle
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from sharing.rules import uses_consents


@require_safe
@needs(Permission.SEE_CITIZENS)
def network(request: ActorRequest, pk: int) -> HttpResponse:
    """The list with telephone numbers, the picture, relatives, and what a treatment order asks."""
    case = open_case(request, pk)
    stay = case.stay
    if not has_network(stay):
        raise Http404
    people = around(stay.citizen, case.today)
    context = case_context(case, "network", request.actor) | {
        "stay": stay,
        "network": people,
        "picture": draw(stay.citizen.called, people.actors, people.relatives),
        "orders": orders_of(stay.citizen, timezone.now()),
        "may_write": RULES[Verb.ADD_ACTOR].may(request.actor) and obstacle(stay) is None,
        "has_consents": uses_consents(stay),
        "has_left": stay.status == Stay.Status.LEFT,
    }
    return render(request, "cases/network.html", context)
