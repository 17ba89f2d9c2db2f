"""The page of a house's standing meeting: whom it is about, and that it was held."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from cases.forms.house_meetings import HouseMeetingForm
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility, HouseMeetingHeld
from placements.services.house_meetings import hold_house_meeting, stays_to_go_through


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def house_meeting(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    facility = get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)
    rules = facility.rules_on(timezone.localdate()).house_meetings
    meeting = next((each for each in rules if each.kind == kind), None)
    if meeting is None:
        raise Http404
    form = HouseMeetingForm(posted(request))
    held = attempt(
        request,
        form,
        lambda: hold_house_meeting(
            by=request.actor,
            facility=facility,
            kind=kind,
            now=timezone.now(),
            **form.cleaned_data,
        ),
    )
    if held is not None:
        messages.success(request, _("The meeting is written down."))
        return redirect("my_day")
    log_access(by=request.actor, what="house_meeting", purpose=Purpose.CASE)
    context = {
        "section": "my_day",
        "facility": facility,
        "meeting": meeting,
        "form": form,
        "stays": stays_to_go_through(request.actor, facility, meeting, timezone.localdate()),
        "earlier": HouseMeetingHeld.objects.filter(facility=facility, kind=kind)[:10],
    }
    return render(request, "cases/house_meeting.html", context, status=form.status)
