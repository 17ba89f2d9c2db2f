"""One's own private link to the calendar: made, shown once, ended."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.unsent import saves
from my_calendar.links import address_of
from my_calendar.services.calendar_links import end_link, make_link, own_link
from organisations.access import ActorRequest, needs


@require_http_methods(["GET", "POST"])
@needs()
def calendar_link(request: ActorRequest) -> HttpResponse:
    """Whether there is a link; the answer to a POST shows a new one, and nothing shows it again."""
    actor, address = request.actor, ""
    if saves(request):
        address = address_of(make_link(by=actor, now=timezone.now()), actor.organisation)
    context = {"section": "my_day", "link": own_link(actor), "address": address}
    return render(request, "my_calendar/link.html", context)


@require_POST
@needs()
def end_calendar_link(request: ActorRequest) -> HttpResponse:
    if saves(request) and end_link(by=request.actor, now=timezone.now()):
        messages.success(request, _("The link is ended. It opens nothing any more."))
    return redirect("calendar_link")
