"""What runs by itself, for whoever runs the organisation."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core.unsent import saves
from operations.services.retrying import retry
from operations.state import engine_state
from operations.waiting import Letter
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.WATCH_ENGINE)
def engine(request: ActorRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "section": "administration",
        "state": engine_state(request.actor.organisation, now=now),
        "now": now,
    }
    return render(request, "operations/engine.html", context)


@require_POST
@needs(Permission.WATCH_ENGINE)
def retry_letters(request: ActorRequest, kind: str) -> HttpResponse:
    """All of a kind; or the one in ``letter``."""
    if kind not in Letter:
        raise Http404
    asked = request.POST.get("letter", "")
    if asked and not (asked.isdecimal() and len(asked) < 19):
        raise Http404
    if not saves(request):
        return redirect("engine")
    many = retry(
        by=request.actor,
        kind=Letter(kind),
        pk=int(asked) if asked else None,
        now=timezone.now(),
    )
    if many:
        words = ngettext("%(n)d is tried once more.", "%(n)d are tried once more.", many)
        messages.success(request, words % {"n": many})
    else:
        messages.info(request, _("There was nothing to try: it is on its way already."))
    return redirect("engine")
