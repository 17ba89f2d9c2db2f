"""What is owed and late across all cases in sight."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from cases.owed import owed_to
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_safe
@needs(Permission.SEE_CITIZENS)
def owed(request: ActorRequest) -> HttpResponse:
    """The oldest first, page by page, each with the way to where it is put right."""
    page = page_of(request, owed_to(request.actor, timezone.now()))
    shown = {(request.actor.organisation.pk, row.citizen_id) for row in page.object_list}
    if shown:
        log_shown(shown, by=request.actor, what="owed", purpose=Purpose.OWN_WORK)
    context = {"section": "my_day", "page": page, "total": page.paginator.count}
    return render(request, "cases/owed.html", context)
