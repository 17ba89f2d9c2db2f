"""Min dag and the leader's overview."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access, log_shown
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.free_places import free_once_left, free_tonight
from placements.models import Facility
from reporting.figures import FIGURES
from reporting.figures.files import as_csv
from reporting.figures.publication import for_publication
from reporting.figures.year import year_asked_for, years_to_choose
from reporting.my_day import my_day as day_of
from reporting.overview import facilities_asked_for, names_for, overview_of, scope_of


@require_GET
@needs()
def my_day(request: ActorRequest) -> HttpResponse:
    """What needs me, in order of time."""
    day = day_of(request.actor, timezone.now())
    if day.citizens:
        log_shown(day.citizens, by=request.actor, what="my_day", purpose=Purpose.OWN_WORK)
    context = {
        "section": "my_day",
        "day": day,
        "may_refer": request.actor.may(Permission.REFER),
        "new_referral_url": reverse("referral_new"),
        "guest_url": reverse("guest_night"),
        "free": day.tonight.free if day.tonight else [],
        "leaving": day.tonight.leaving if day.tonight else [],
    }
    return render(request, "reporting/my_day.html", context)


@require_GET
@needs(Permission.SEE_FIGURES)
def overview(request: ActorRequest) -> HttpResponse:
    """The leader's ten seconds: free tonight, the year against the budget, and what came of it."""
    in_sight = list(Facility.objects.visible_to(request.actor))
    today = timezone.localdate()
    facilities = facilities_asked_for(request.GET.get("facility", ""), in_sight)
    years = years_to_choose(facilities, today)
    year = year_asked_for(request.GET.get("year", ""), years, today)
    shown = overview_of(facilities, year, years, today)
    leaving = (
        free_once_left(request.actor, now=timezone.now(), facilities=facilities)
        if request.actor.may(Permission.SEE_CITIZENS)
        else []
    )
    if leaving:
        log_shown(
            [(each.stay.controller_id, each.stay.citizen_id) for each in leaving],
            by=request.actor,
            what="overview",
            purpose=Purpose.PLACES,
        )
    context = {
        "section": "overview",
        "figures": shown.year,
        "shown": shown,
        "years": years,
        "in_sight": in_sight,
        "facility": facilities[0] if len(facilities) == 1 < len(in_sight) else None,
        "today": today,
        "free": free_tonight(request.actor, now=timezone.now(), facilities=facilities),
        "leaving": leaving,
    }
    return render(request, "reporting/overview.html", context)


@require_GET
@needs(Permission.SEE_FIGURES)
def figure_csv(request: ActorRequest, name: str) -> HttpResponse:
    """One of the overview's tables as a file; for publication with small counts hidden.

    It names nobody; but a count of one is somebody, so whoever takes it is logged.
    """
    in_sight = list(Facility.objects.visible_to(request.actor))
    facilities = facilities_asked_for(request.GET.get("facility", ""), in_sight)
    if name not in names_for(facilities):
        raise Http404
    today = timezone.localdate()
    years = years_to_choose(facilities, today)
    year = year_asked_for(request.GET.get("year", ""), years, today)
    scope = scope_of(name, facilities, year, years, today)
    figure = FIGURES[name](scope)
    if request.GET.get("publish"):
        figure = for_publication(figure, scope)
    else:
        log_access(
            by=request.actor,
            action=AccessLog.Action.EXPORT,
            what=f"figure {name}",
            purpose=Purpose.FIGURES,
        )
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    response = HttpResponse(f"\ufeff{as_csv(figure)}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{year}.csv"'
    return response
