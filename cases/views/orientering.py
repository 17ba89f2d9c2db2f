"""The orientering: it tells the acting municipality that a citizen has come, or has left."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from cases.case import load_case, stays_for
from cases.forms.citizens import RevealForm
from cases.rules import uses_orientering
from citizens.municipality_names import name_of
from citizens.services import reveal_number
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from placements.services.stays import expected_on


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.FOLLOW_UP)
def orientering(request: ActorRequest, pk: int) -> HttpResponse:
    """On one A4. A POST shows the whole number in this one copy, which is logged apart."""
    stay = get_object_or_404(stays_for(request.actor), pk=pk)
    form, number = RevealForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST":
        request.actor.must(Permission.REVEAL_CPR)
        if form.is_valid():
            number = _number(request, stay, form)
    if uses_orientering(stay):
        log_access(
            by=request.actor,
            action=AccessLog.Action.PRINT,
            what="orientering",
            purpose=Purpose.STAY,
            citizen_id=stay.citizen_id,
        )
    home = stay.home_municipality or stay.citizen.home_municipality
    context = {
        "section": "citizens",
        "case": load_case(stay, today=timezone.localdate()),
        "stay": stay,
        "uses_orientering": uses_orientering(stay),
        "source": next(
            (r.source for r in stay.scheme_track.follow_ups if r.informs_municipality), ""
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
    status = 422 if form.is_bound and not form.is_valid() else 200
    response = render(request, "cases/orientering.html", context, status=status)
    if number:
        response["Cache-Control"] = "no-store"
    return response


def _number(request: ActorRequest, stay: Stay, form: RevealForm) -> str:
    try:
        with transaction.atomic():
            return reveal_number(
                by=request.actor, citizen=stay.citizen, purpose=form.cleaned_data["purpose"]
            )
    except Problem as problem:
        form.add_problem(problem)
        return ""
