"""What the citizens of one's houses answered to the three questions."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page.answers import answers_of
from placements.models import Facility


@require_GET
@needs(Permission.SEE_FIGURES)
def citizens_answers(request: ActorRequest) -> HttpResponse:
    """Counted, and few not at all: it shows no citizen, and no reading is logged."""
    houses = list(Facility.objects.visible_to(request.actor).order_by("order", "name"))
    context = {
        "section": "overview",
        "answers": answers_of(houses, today=timezone.localdate()),
    }
    return render(request, "own_page/answers.html", context)
