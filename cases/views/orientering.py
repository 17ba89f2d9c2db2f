"""The orientering: it tells the acting municipality that a citizen has come, or has left."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from cases.case import load_case, stays_for
from cases.forms.citizens import RevealForm
from cases.reading import log_stay_read
from cases.rules import uses_orientering
from citizens.municipality_names import name_of
from core.forms import posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.services.stay_lock import expected_on


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def orientering(request: ActorRequest, pk: int) -> HttpResponse:
    """On one A4. A POST shows the whole number in this one copy, which is logged apart."""
    stay = get_object_or_404(stays_for(request.actor), pk=pk)
    form = RevealForm(posted(request))
    if request.method == "POST":
        request.actor.must(Permission.REVEAL_CPR)
    number = form.reveal(request, stay.citizen)
    if uses_orientering(stay):
        log_stay_read(request.actor, stay, what="orientering", action=AccessLog.Action.PRINT)
    home = stay.home_municipality or stay.citizen.home_municipality
    context = {
        "section": "citizens",
        "case": load_case(stay, today=timezone.localdate()),
        "stay": stay,
        "uses_orientering": uses_orientering(stay),
        "source": next(
            (rule.source for rule in stay.scheme_track.follow_ups if rule.informs_municipality), ""
        ),
        "first_day": stay.moved_in_on or expected_on(stay),
        "words": stay.version.words_for(stay.track),
        "municipalities": [
            (_("Home municipality"), name_of(home)),
            (_("Acting municipality"), name_of(stay.acting_municipality)),
            (_("Paying municipality"), name_of(stay.paying_municipality)),
        ],
        "acting_municipality": name_of(stay.acting_municipality),
        "number": number,
        "form": form,
        "may_reveal": request.actor.may(Permission.REVEAL_CPR),
    }
    response = render(request, "cases/orientering.html", context, status=form.status)
    if number:
        response["Cache-Control"] = "no-store"
    return response
