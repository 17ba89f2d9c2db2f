"""Courses that move too slowly."""

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
from supervision.slow import MOST_WEEKS, slow_courses, weeks_asked_for
from supervision.views.houses import houses_asked_for


@require_safe
@needs(Permission.SEE_FIGURES, Permission.SEE_CITIZENS)
def slow_page(request: ActorRequest) -> HttpResponse:
    """For whoever watches them: each with its reasons, and the way to the case."""
    houses, weeks = houses_asked_for(request), weeks_asked_for(request.GET.get("uger", ""))
    slow = slow_courses(request.actor, houses.chosen, timezone.localdate(), weeks)
    page = page_of(request, slow)
    log_shown(
        {(each.stay.controller_id, each.stay.citizen_id) for each in page},
        by=request.actor,
        what="slow courses",
        purpose=Purpose.SUPERVISION,
    )
    context = {
        "section": "overview",
        "houses": houses,
        "weeks": weeks,
        "most_weeks": MOST_WEEKS,
        "page": page,
        "total": len(slow),
        "tab": "slow",
        "sees_samples": request.actor.may(Permission.SEE_SUPERVISION),
    }
    return render(request, "supervision/slow.html", context)
