"""Min dag and the leader's overview."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from audit.models import AccessLog
from audit.notices import mark_seen
from audit.services import log_access
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility
from reporting import links
from reporting.figures import year_asked_for, year_of, years_to_choose
from reporting.my_day import my_day as day_of


@require_GET
@needs()
def my_day(request: ActorRequest) -> HttpResponse:
    """What needs me, in order of time."""
    day = day_of(request.actor, timezone.now())
    if day.shows_citizens:
        log_access(
            by=request.actor,
            action=AccessLog.Action.VIEW,
            what="my_day",
            purpose=_("Own work"),
        )
    context = {
        "section": "my_day",
        "day": day,
        "may_refer": request.actor.may(Permission.REFER),
        "new_referral_url": links.new_referral(),
        "guest_url": links.guest_night(),
    }
    return render(request, "reporting/my_day.html", context)


@require_POST
@needs()
def see_notice(request: ActorRequest, notice_id: int) -> HttpResponse:
    """Put a notice away. It is one's own or nobody's."""
    mark_seen(by=request.actor, notice_id=notice_id, now=timezone.now())
    return redirect("my_day")


@require_GET
@needs(Permission.SEE_FIGURES)
def overview(request: ActorRequest) -> HttpResponse:
    """The leader's ten seconds: free tonight, and the year's occupancy against the budget."""
    facilities = list(Facility.objects.visible_to(request.actor))
    today = timezone.localdate()
    year = year_asked_for(request.GET.get("year", ""), today)
    context = {
        "section": "overview",
        "figures": year_of(facilities, request.actor, year, today),
        "years": years_to_choose(today),
        "today": today,
    }
    return render(request, "reporting/overview.html", context)
