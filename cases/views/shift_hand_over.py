"""The hand-over between shifts: one page for each house."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_shown
from cases.shift_hand_over import hand_over_of, shifts_lately, window_of
from daily_risk.rules import REGISTER, shifts_of_house
from notes.rules import RULES, Verb, keeps_notes
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility


@require_safe
@needs(Permission.SEE_CITIZENS)
def houses(request: ActorRequest) -> HttpResponse:
    """The houses in sight that keep notes; of a single one what it hands over."""
    today = timezone.localdate()
    in_sight = Facility.objects.visible_to(request.actor).open_on(today)
    rows = [house for house in in_sight if keeps_notes(house, today)]
    if len(rows) == 1:
        return _page(request, rows[0])
    return render(request, "cases/shift_hand_overs.html", {"section": "citizens", "houses": rows})


@require_safe
@needs(Permission.SEE_CITIZENS)
def hand_over(request: ActorRequest, pk: int) -> HttpResponse:
    """The last 24 hours, or a shift (``vagt``), across the citizens of a house."""
    house = get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)
    if not keeps_notes(house, timezone.localdate()):
        raise Http404
    return _page(request, house)


def _page(request: ActorRequest, house: Facility) -> HttpResponse:
    now = timezone.now()
    shifts = house.shifts_on(timezone.localdate(now))
    window = window_of(shifts, request.GET.get("vagt", ""), now)
    if window is None:
        raise Http404
    shown = hand_over_of(request.actor, house, window, now=now)
    log_shown(
        [(line.stay.controller_id, line.stay.citizen_id) for line in shown.lines],
        by=request.actor,
        what="hand_over",
        purpose=Purpose.STAY,
    )
    context = {
        "section": "citizens",
        "hand_over": shown,
        "house": house,
        "shifts": shifts_lately(shifts, now),
        "window": window,
        "opened_at": now.isoformat(),
        "may_read": RULES[Verb.READ].may(request.actor),
        "may_write": RULES[Verb.WRITE].may(request.actor),
        "may_register": bool(shifts_of_house(house, now)) and REGISTER.may(request.actor),
    }
    return render(request, "cases/shift_hand_over.html", context)
