"""Visitors of a citizen: agreed, called off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import Conflict
from house_life.colleagues import colleagues_at
from house_life.forms import VisitForm
from house_life.models import Visit
from house_life.rules import RULES, Verb, against_living_here
from house_life.services.visits import agree_visit, call_off_visit
from house_life.views.loading import log_stay, stay_in_sight
from organisations.access import ActorRequest, needs

MOST_SHOWN = 30


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.AGREE_VISIT].permissions)
def visits(request: ActorRequest, pk: int) -> HttpResponse:
    """Who comes, who has come, and agreeing on another, with what the house asks of guests."""
    stay = stay_in_sight(request, pk)
    now = timezone.now()
    form = VisitForm(
        posted(request), colleagues=colleagues_at(stay.facility, timezone.localdate(now))
    )
    agreed = attempt(
        request,
        form,
        lambda: agree_visit(by=request.actor, stay=stay, now=now, **form.cleaned_data),
    )
    if agreed is not None:
        messages.success(request, _("The visit is agreed."))
        return redirect("visits", pk=pk)
    log_stay(request, stay, "visits")
    rows = Visit.objects.filter(stay=stay).select_related("agreed_with").order_by("-starts_at")
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "obstacle": against_living_here(stay),
        "visits": rows[:MOST_SHOWN],
        "now": now,
        "rules": stay.version.house_rules,
    }
    return render(request, "house_life/visits.html", context, status=form.status)


@button
@needs(*RULES[Verb.AGREE_VISIT].permissions)
def call_off(request: ActorRequest, pk: int, visit_pk: int) -> HttpResponse:
    stay = stay_in_sight(request, pk)
    visit = get_object_or_404(Visit, stay=stay, pk=visit_pk)
    try:
        call_off_visit(by=request.actor, visit=visit, now=timezone.now())
        messages.success(request, _("The visit is called off."))
    except Conflict as problem:
        messages.warning(request, str(problem))
    return redirect("visits", pk=pk)
