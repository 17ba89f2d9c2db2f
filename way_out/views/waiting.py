"""The list: who waits for what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from way_out.waiting import is_waited_for, locks_there_are, waiting_rows


@require_safe
@needs(Permission.SEE_CITIZENS)
def waiting(request: ActorRequest) -> HttpResponse:
    """Citizens here whose locks do not all hold, longest here first."""
    now = timezone.now()
    locks = locks_there_are()
    asked = request.GET.get("mangler", "")
    missing = next((each for each in locks if each.key == asked), None)
    stays = is_waited_for(request.actor, timezone.localdate(now), missing.key if missing else "")
    page = page_of(request, stays)
    rows = waiting_rows(page, now=now)
    log_shown(
        [(row.stay.controller_id, row.stay.citizen_id) for row in rows],
        by=request.actor,
        what="way_out",
        purpose=Purpose.OWN_WORK,
    )
    context = {
        "section": "overview",
        "page": page,
        "rows": rows,
        "locks": locks,
        "missing": missing,
        "sees_figures": request.actor.may(Permission.SEE_FIGURES),
    }
    return render(request, "way_out/waiting.html", context)
