"""Min dag and the leader's overview."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access, log_shown
from core.pages import page_of, rows_up_to_page
from moving_in.rules import contracts_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.free_places import free_once_left, free_tonight
from placements.models import Facility
from reporting.figures import FIGURES
from reporting.figures.files import as_csv
from reporting.figures.publication import for_publication
from reporting.figures.year import year_asked_for, years_to_choose
from reporting.my_day import heading_of, places_ahead
from reporting.my_day import my_day as day_of
from reporting.overview import facilities_asked_for, names_for, overview_of, scope_of
from way_out.waiting import has_locks


@require_GET
@needs()
def my_day(request: ActorRequest) -> HttpResponse:
    """What needs me, in order of time; or all of one heading, page by page (``vis``)."""
    now, wanted = timezone.now(), request.GET.get("vis", "")
    if wanted in WHOLE:
        return _heading(request, wanted, now)
    day = day_of(request.actor, now)
    if day.citizens:
        log_shown(day.citizens, by=request.actor, what="my_day", purpose=Purpose.OWN_WORK)
    context = {
        "section": "my_day",
        "day": day,
        "may_refer": request.actor.may(Permission.REFER),
        "watches": request.actor.may(Permission.SEE_CITIZENS),
        "new_referral_url": reverse("referral_new"),
        "guest_url": reverse("guest_night"),
        "runs_places": request.actor.may(Permission.CLOSE_PLACES),
        "rest": _rest(),
    }
    return render(request, "reporting/my_day.html", context)


@require_GET
@needs(Permission.CLOSE_PLACES)
def places_of_my_day(request: ActorRequest) -> HttpResponse:
    """The part of Min dag that says which places are free, and who could take which."""
    places = places_ahead(request.actor, timezone.now())
    if places.citizens:
        log_shown(places.citizens, by=request.actor, what="my_day", purpose=Purpose.OWN_WORK)
    context = {"free": places.free, "leaving": places.leaving, "openings": places.openings}
    context["rest"] = f"{reverse('waiting_list')}#openings"
    return render(request, "reporting/_places_ahead.html", context)


#: Headings that can be read whole: what stands in the address, and which it is. The others are the
#: lists of referrals.
WHOLE: Final = {
    "over-tiden": "late",
    "i-dag": "now",
    "kommende": "soon",
    "nyt": "news",
    "uden-svar": "silent",
}
TITLES: Final = {
    "late": gettext_lazy("Overdue"),
    "now": gettext_lazy("Today"),
    "soon": gettext_lazy("The next seven days"),
    "news": gettext_lazy("New since last"),
    "silent": gettext_lazy("Promises without an answer"),
}


def _rest() -> dict[str, str]:
    """Where all of a heading is."""
    day, referrals = reverse("my_day"), reverse("referrals")
    lists = {
        "to_decide": "afgoer",
        "waiting": "venter",
        "sent": "sendt",
        "drafts": "kladder",
    }
    return {name: f"{day}?vis={key}" for key, name in WHOLE.items()} | {
        name: f"{referrals}?vis={key}" for name, key in lists.items()
    }


def _heading(request: ActorRequest, key: str, now: datetime) -> HttpResponse:
    group = heading_of(request.actor, now, WHOLE[key], rows_up_to_page(request))
    page = page_of(request, group, total=group.total)
    shown = [
        (line.controller_id or request.actor.organisation.pk, line.citizen_id)
        for line in page.object_list
        if line.citizen_id
    ]
    if shown:
        log_shown(shown, by=request.actor, what="my_day", purpose=Purpose.OWN_WORK)
    context = {
        "section": "my_day",
        "title": TITLES[WHOLE[key]],
        "page": page,
        "total": group.total,
        "is_news": key == "nyt",
        "tone": "late" if key == "over-tiden" else "",
    }
    return render(request, "reporting/heading.html", context)


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
        "watches": request.actor.may(Permission.SEE_CITIZENS),
        "settles_damage": request.actor.may(Permission.BILL_DAMAGE)
        and any(
            contract.bills_damage for each in in_sight for contract in contracts_of(each.scheme)
        ),
        "waits_for_locks": any(has_locks(each.scheme) for each in in_sight),
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
