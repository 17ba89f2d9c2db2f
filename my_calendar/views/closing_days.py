"""Closing days of the houses that one runs."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import attempt, posted
from core.unsent import saves
from my_calendar.forms import ClosingForm
from my_calendar.models import ClosingDays
from my_calendar.rules import RULES, Verb
from my_calendar.services.closing_days import add_closing_days, remove_closing_days
from organisations.access import ActorRequest, needs
from placements.models import Facility, FollowUp


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.ADD_CLOSING].permissions)
def closing_days(request: ActorRequest) -> HttpResponse:
    """Those to come, and more of them."""
    houses = Facility.objects.run_by(request.actor)
    form = ClosingForm(posted(request), houses=houses)
    added = attempt(
        request,
        form,
        lambda: add_closing_days(by=request.actor, now=timezone.now(), **form.cleaned_data),
    )
    if added is not None:
        messages.success(request, _("The closing days are saved."))
        return redirect("closing_days")
    context = {
        "section": "administration",
        "form": form,
        "closings": _to_come(houses),
        "action": RULES[Verb.ADD_CLOSING].label,
    }
    return render(request, "my_calendar/closing_days.html", context, status=form.status)


@require_POST
@needs(*RULES[Verb.REMOVE_CLOSING].permissions)
def remove_closing(request: ActorRequest, pk: int) -> HttpResponse:
    closing = get_object_or_404(ClosingDays.objects.run_by(request.actor), pk=pk)
    if saves(request):
        remove_closing_days(by=request.actor, closing=closing, now=timezone.now())
        messages.success(request, _("The closing days are removed."))
    return redirect("closing_days")


def _to_come(houses: QuerySet[Facility]) -> QuerySet[ClosingDays]:
    """With how many open follow-ups fall on them."""
    on_them = FollowUp.objects.open().filter(
        stay__facility=OuterRef("facility"),
        due_on__gte=OuterRef("starts_on"),
        due_on__lt=OuterRef("ends_on"),
    )
    many = on_them.order_by().values("stay__facility").annotate(n=Count("pk")).values("n")
    return (
        ClosingDays.objects.standing()
        .filter(facility__in=houses, ends_on__gt=timezone.localdate())
        .select_related("facility")
        .annotate(follow_ups=Coalesce(Subquery(many), 0))
        .order_by("starts_on", "facility")
    )
