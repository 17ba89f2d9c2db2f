"""The tab of the citizen's own page: what the house sees of it, and does."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.views.stays import case_context, open_case
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page.of_stay import page_of_stay
from own_page.rules import has_page


@require_GET
@needs(Permission.SEE_CITIZENS)
def own_page(request: ActorRequest, pk: int) -> HttpResponse:
    """The card, what is open to the citizen, and what the citizen said."""
    case = open_case(request, pk)
    if not has_page(case.stay):
        raise Http404
    context = case_context(case, "stay_own_page", request.actor) | {
        "own": page_of_stay(case.stay, by=request.actor, now=timezone.now()),
    }
    return render(request, "cases/own_page.html", context)
