"""Where Administration begins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from administration.guide import guide_of
from administration.sections import sections_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.ADMINISTER)
def administration(request: ActorRequest) -> HttpResponse:
    """Everything the person may set up, each with what it is for."""
    actor = request.actor
    guide = guide_of(actor) if actor.may(Permission.OPEN_HOUSES) else []
    context = {
        "section": "administration",
        "sections": sections_of(actor),
        "guide": [(step, actor.may(step.needs)) for step in guide],
        "done": sum(step.is_done for step in guide),
    }
    return render(request, "administration/start.html", context)
