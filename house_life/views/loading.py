"""The house or the stay a page is about, in sight; and the page of an act."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from core.problems import Text
from organisations.access import ActorRequest
from placements.models import Facility, Stay


def houses_in_sight(request: ActorRequest) -> list[Facility]:
    rows = Facility.objects.visible_to(request.actor).open_on(timezone.localdate())
    return list(rows.select_related("controller"))


def house_asked_for(request: HttpRequest, houses: Sequence[Facility]) -> Facility | None:
    """By ``hus``; the first without one. None where there are none; 404 for another's."""
    asked = request.GET.get("hus", "")
    if not asked:
        return houses[0] if houses else None
    chosen = next((house for house in houses if str(house.pk) == asked), None)
    if chosen is None:
        raise Http404
    return chosen


def house_in_sight(request: ActorRequest, pk: int) -> Facility:
    """Or 404."""
    houses = Facility.objects.visible_to(request.actor).open_on(timezone.localdate())
    return get_object_or_404(houses.select_related("controller"), pk=pk)


def stay_in_sight(request: ActorRequest, pk: int) -> Stay:
    """Or 404."""
    stays = Stay.objects.visible_to(request.actor).select_related("citizen", "facility")
    return get_object_or_404(stays, pk=pk)


def log_stay(request: ActorRequest, stay: Stay, what: str) -> None:
    log_access(by=request.actor, what=what, purpose=Purpose.STAY, citizen_id=stay.citizen_id)


def act_page(
    request: ActorRequest,
    form: ProblemForm,
    *,
    action: Text,
    about: str,
    back: str,
    back_label: Text,
    section: str = "house_life",
    template: str = "house_life/act.html",
    **more: object,
) -> HttpResponse:
    context = {
        "section": section,
        "form": form,
        "action": action,
        "about": about,
        "back": back,
        "back_label": back_label,
    }
    return render(request, template, context | more, status=form.status)
