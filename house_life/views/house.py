"""The house tonight: who is in, who comes to visit, and the ways on."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from house_life.in_tonight import Tonight, day_bounds, in_tonight
from house_life.models import Visit
from house_life.rules import RULES, Verb
from house_life.views.loading import house_asked_for, houses_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(*RULES[Verb.SEE].permissions)
def house(request: ActorRequest) -> HttpResponse:
    """Of one house (``hus``)."""
    today = timezone.localdate()
    houses = houses_in_sight(request)
    chosen = house_asked_for(request, houses)
    tonight = in_tonight(request.actor, chosen, today) if chosen else Tonight([], [], [])
    visits = []
    if chosen is not None and request.actor.may(Permission.HOUSE_LIFE):
        rows = Visit.objects.standing().between(*day_bounds(today))
        own = rows.filter(controller=chosen.controller_id, stay__facility=chosen)
        visits = list(own.select_related("stay__citizen", "agreed_with"))
    log_shown(
        [
            *tonight.citizens,
            *((visit.stay.controller_id, visit.stay.citizen_id) for visit in visits),
        ],
        by=request.actor,
        what="house",
        purpose=Purpose.PLACES,
    )
    context = {
        "section": "house_life",
        "houses": houses,
        "house": chosen,
        "today": today,
        "tonight": tonight,
        "visits": visits,
        "lives_with_it": request.actor.may(Permission.HOUSE_LIFE),
    }
    return render(request, "house_life/house.html", context)
