"""What a partner reads: the list, and one part of one grant. Nothing can be written here."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from sharing.services.reading import AccessIsOver, read_part, shared_with


@require_safe
@needs(Permission.READ_SHARED)
def listed(request: ActorRequest) -> HttpResponse:
    shared = shared_with(by=request.actor, now=timezone.now())
    context = {"section": "shared_with_me", "shared": shared}
    return render(request, "sharing/shared.html", context)


@require_safe
@needs(Permission.READ_SHARED)
def part(request: ActorRequest, pk: int, part: str = "") -> HttpResponse:
    """404 for whoever it was not given to, and, with a sentence, once it is over."""
    try:
        opened = read_part(by=request.actor, grant_id=pk, part=part, now=timezone.now())
    except AccessIsOver:
        return render(request, "sharing/over.html", {"section": "shared_with_me"}, status=404)
    if opened is None:
        raise Http404
    shared, read = opened
    context = {"section": "shared_with_me", "shared": shared, "read": read}
    return render(request, "sharing/part.html", context)
