"""Incidents: the list by month and kind, writing one down, reading and correcting it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from core.pages import page_of
from house_life.forms import CorrectIncidentForm, WriteIncidentForm
from house_life.models import Incident, IncidentAccount
from house_life.months import months_of, year_bounds
from house_life.rules import RULES, Verb
from house_life.services.incidents import (
    IncidentFacts,
    correct_incident,
    latest_account,
    stays_of_incidents,
    write_incident,
)
from house_life.views.loading import (
    act_page,
    house_asked_for,
    house_in_sight,
    houses_in_sight,
)
from organisations.access import ActorRequest, needs
from placements.models import Stay


@require_safe
@needs(*RULES[Verb.SEE].permissions)
def incidents(request: ActorRequest) -> HttpResponse:
    """Of a house (``hus``) and a year (``aar``), counted; of a kind (``slags``) where asked."""
    houses = houses_in_sight(request)
    house = house_asked_for(request, houses)
    year = _year_asked_for(request, timezone.localdate())
    start, end = year_bounds(year)
    rows = Incident.objects.visible_to(request.actor).filter(
        facility=house, happened_at__gte=start, happened_at__lt=end
    )
    kinds = list(Incident.Kind)
    kind = next((each for each in kinds if each == request.GET.get("slags", "")), None)
    listed = rows if kind is None else rows.filter(kind=kind)
    context = {
        "section": "house_life",
        "houses": houses,
        "house": house,
        "year": year,
        "kinds": kinds,
        "kind": kind,
        "months": months_of(rows, kinds),
        "page": page_of(request, listed.select_related("by")),
        "may_write": RULES[Verb.WRITE_INCIDENT].may(request.actor),
        "sets_reports": RULES[Verb.SET_REPORTS].may(request.actor),
    }
    return render(request, "house_life/incidents.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.WRITE_INCIDENT].permissions)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """At a house."""
    house = house_in_sight(request, pk)
    stays = stays_of_incidents(request.actor, house, timezone.localdate())
    form = WriteIncidentForm(posted(request), stays=stays)
    written = attempt(
        request,
        form,
        lambda: write_incident(
            by=request.actor,
            house=house,
            facts=form.facts(),
            submission_key=form.key,
            now=timezone.now(),
        ),
    )
    if written is not None:
        messages.success(request, _("The incident is written down. The leader is told."))
        return redirect("incident", pk=written.pk)
    _log(request, stays, "incident")
    return act_page(
        request,
        form,
        action=RULES[Verb.WRITE_INCIDENT].label,
        about=house.name,
        back=reverse("incidents"),
        back_label=_("Incidents"),
    )


@require_safe
@needs(*RULES[Verb.SEE].permissions)
def incident(request: ActorRequest, pk: int) -> HttpResponse:
    """What is written, who must be told, what is done; the accounts before below. Also to print."""
    row = incident_in_sight(request, pk)
    accounts = list(row.accounts.select_related("by").prefetch_related("citizens"))
    named = {each.stay_id for account in accounts for each in account.citizens.all()}
    seen = {
        stay.pk: stay
        for stay in Stay.objects.visible_to(request.actor)
        .filter(pk__in=named)
        .select_related("citizen")
    }
    _log(request, list(seen.values()), "incident")
    tasks = row.tasks.select_related("owner", "done_by", "follow_up")
    context = {
        "section": "house_life",
        "incident": row,
        "accounts": [_shown(account, seen) for account in accounts],
        "reports": list(row.reports.select_related("settled_by")),
        "tasks": list(tasks),
        "now": timezone.now(),
        "may_write": RULES[Verb.WRITE_INCIDENT].may(request.actor),
    }
    return render(request, "house_life/incident.html", context)


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.CORRECT_INCIDENT].permissions)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """A new account; what was written before stays."""
    row = incident_in_sight(request, pk)
    latest = latest_account(row)
    stays = {
        stay.pk: stay
        for stay in stays_of_incidents(request.actor, row.facility, timezone.localdate())
    }
    named = Stay.objects.visible_to(request.actor).filter(
        pk__in=[each.stay_id for each in latest.citizens.all()]
    )
    stays |= {stay.pk: stay for stay in named.select_related("citizen")}
    form = CorrectIncidentForm(posted(request), stays=stays.values())
    form.edits(IncidentFacts.of(latest).values)
    corrected = attempt(
        request,
        form,
        lambda: correct_incident(
            by=request.actor,
            incident=row,
            facts=form.facts(),
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            shown=form.cleaned_data["shown"],
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected. What was written before stays below."))
        return redirect("incident", pk=pk)
    _log(request, list(stays.values()), "incident")
    return act_page(
        request,
        form,
        action=RULES[Verb.CORRECT_INCIDENT].label,
        about=row.facility.name,
        back=reverse("incident", args=[pk]),
        back_label=_("The incident"),
    )


def incident_in_sight(request: ActorRequest, pk: int) -> Incident:
    """Or 404."""
    rows = Incident.objects.visible_to(request.actor).select_related("facility", "by")
    return get_object_or_404(rows, pk=pk)


def _shown(account: IncidentAccount, seen: dict[int, Stay]) -> dict[str, object]:
    named = [each.stay_id for each in account.citizens.all()]
    return {
        "account": account,
        "stays": [seen[pk] for pk in named if pk in seen],
        "unseen": sum(pk not in seen for pk in named),
    }


def _log(request: ActorRequest, stays: list[Stay], what: str) -> None:
    log_shown(
        [(stay.controller_id, stay.citizen_id) for stay in stays],
        by=request.actor,
        what=what,
        purpose=Purpose.STAY,
    )


def _year_asked_for(request: HttpRequest, today: date) -> int:
    asked = request.GET.get("aar", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today.year
    return year if 2000 <= year <= today.year else today.year
