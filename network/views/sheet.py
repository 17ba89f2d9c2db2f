"""The network on paper: the picture, and the list with telephone numbers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from network.compulsory import orders_of
from network.drawing import draw
from network.reading import around
from network.views.loading import log_read, stay_in_sight
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    stay, now = stay_in_sight(request, pk), timezone.now()
    today = timezone.localdate(now)
    people = around(stay.citizen, today)
    log_read(request, stay, AccessLog.Action.PRINT)
    context = {
        "section": "citizens",
        "stay": stay,
        "today": today,
        "network": people,
        "picture": draw(stay.citizen.called, people.actors, people.relatives),
        "orders": [each for each in orders_of(stay.citizen, now) if each.stands],
    }
    return render(request, "network/sheet.html", context)
