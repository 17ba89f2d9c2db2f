"""A house's shift, registered in a minute."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import attempt, posted
from daily_risk.forms import RisksForm
from daily_risk.models import RiskEntry
from daily_risk.rules import REGISTER, present_in, shifts_of_house, uses_daily_risk
from daily_risk.services.registering import register_risks
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility
from schemes.shifts import HouseShifts, ShiftOfDay, lately, named

#: Shifts one can choose among above the form; an address names any.
_SHOWN: Final = 4


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.RUN_STAYS)
def register(request: ActorRequest, pk: int) -> HttpResponse:
    """Everybody who was there in a shift: the one that runs, or the one asked for (``vagt``)."""
    house = get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)
    now = timezone.now()
    shifts = shifts_of_house(house, now)
    if not shifts:
        raise Http404
    local = timezone.localtime(now).replace(tzinfo=None)
    shift = _asked_for(request.GET.get("vagt", ""), shifts, local)
    stays = [
        stay
        for stay in present_in(request.actor, house, shift)
        .select_related("citizen", "facility", "controller")
        .order_by("citizen__name_key", "citizen__alias", "pk")
        if uses_daily_risk(stay)
    ]
    rows = RiskEntry.objects.standing().filter(
        controller=house.controller_id, stay__in=stays, on=shift.day, shift=shift.shift.key
    )
    entries = {row.stay_id: row for row in rows.select_related("by")}
    form = RisksForm(posted(request), stays=stays, entries=entries)
    written = attempt(
        request,
        form,
        lambda: register_risks(
            by=request.actor,
            facility=house,
            shift=shift,
            answers=form.answers(),
            now=now,
            shown=form.cleaned_data["shown"],
        ),
    )
    if written is not None:
        words = ngettext("%(n)s citizen is saved.", "%(n)s citizens are saved.", written)
        messages.success(request, words % {"n": written} if written else _("Nothing is changed."))
        return redirect(f"{reverse(REGISTER.address, args=[pk])}?vagt={shift.key}")
    log_shown(
        [(stay.controller_id, stay.citizen_id) for stay in stays],
        by=request.actor,
        what="daily_risk",
        purpose=Purpose.STAY,
    )
    context = {
        "section": "citizens",
        "house": house,
        "form": form,
        "shift": shift,
        "shifts": lately(shifts, local, _SHOWN),
        "answered": len(entries),
        "today": local.date(),
    }
    return render(request, "daily_risk/house.html", context, status=form.status)


def _asked_for(key: str, shifts: HouseShifts, now: datetime) -> ShiftOfDay:
    """404 where the address names no shift, or one to come."""
    shift = named(shifts, key) if key else lately(shifts, now, 1)[0]
    if shift is None or shift.begins > now:
        raise Http404
    return shift
