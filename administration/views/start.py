"""Where Administration begins."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from administration.sections import sections_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.ADMINISTER)
def administration(request: ActorRequest) -> HttpResponse:
    """Everything the person may set up, each with what it is for."""
    context = {"section": "administration", "sections": sections_of(request.actor)}
    return render(request, "administration/start.html", context)
