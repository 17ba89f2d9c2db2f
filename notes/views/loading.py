"""What is written of a stay, in sight for an act; and the page of the act."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from audit.purposes import Purpose
from audit.services import log_access
from core.forms import ProblemForm
from notes.rules import RULES, Verb, obstacle, uses_notes
from organisations.access import ActorRequest
from placements.models import Stay


def stay_for(request: ActorRequest, pk: int, verb: Verb) -> Stay:
    """In sight and with notes (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    stays = Stay.objects.visible_to(request.actor).select_related(
        "citizen", "controller", "facility"
    )
    stay = get_object_or_404(stays, pk=pk)
    if not uses_notes(stay):
        raise Http404
    return stay


def act_page(
    request: ActorRequest, stay: Stay, form: ProblemForm, verb: Verb, **more: Any
) -> HttpResponse:
    """The form, or why it is not filled in any more."""
    log_access(by=request.actor, what="notes", purpose=Purpose.STAY, citizen_id=stay.citizen_id)
    context = {
        "section": "citizens",
        "stay": stay,
        "form": form,
        "title": RULES[verb].label,
        "obstacle": obstacle(stay, verb),
    }
    return render(request, "notes/act.html", context | more, status=form.status)
