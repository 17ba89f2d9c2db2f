"""Looking a citizen up, and the citizen's page.

They stand here and not in ``citizens``: what may be seen depends on stays and referrals, which
are above that app.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from audit.timeline import timeline_of_citizen
from cases.case import stays_for
from cases.forms.citizens import RevealForm, SearchForm
from citizens.models import Citizen
from citizens.services import reveal_number, search_citizens
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from placements.visibility import citizens_visible_to
from referrals.models import Referral

#: More than these and the words are too few to look for one person.
MOST_FOUND: Final = 50


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def citizens(request: ActorRequest) -> HttpResponse:
    """Search by name, alias or a whole CPR number, with where each one found is now."""
    if request.method != "POST":
        return _search_page(request, SearchForm())
    form = SearchForm(request.POST)
    if not form.is_valid():
        return _search_page(request, form, status=422)
    actor = request.actor
    try:
        found = search_citizens(
            by=actor,
            words=form.cleaned_data["words"],
            purpose=form.cleaned_data["purpose"],
            among=citizens_visible_to(actor),
        )
    except Problem as problem:  # the search itself is logged all the same
        form.add_problem(problem)
        return _search_page(request, form, status=422)
    some = list(found[: MOST_FOUND + 1])
    return _search_page(
        request,
        form,
        found=_with_whereabouts(actor, some[:MOST_FOUND]),
        more=len(some) > MOST_FOUND,
    )


@require_GET
@needs(Permission.SEE_CITIZENS)
def citizen(request: ActorRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(citizens_visible_to(request.actor), pk=pk)
    return _citizen_page(request, one, RevealForm())


@require_POST
@needs(Permission.SEE_CITIZENS, Permission.REVEAL_CPR)
def reveal(request: ActorRequest, pk: int) -> HttpResponse:
    """Show the whole number once, in the answer to a POST: never in an address, never cached."""
    one = get_object_or_404(citizens_visible_to(request.actor), pk=pk)
    form = RevealForm(request.POST)
    if not form.is_valid():
        return _citizen_page(request, one, form, status=422)
    try:
        with transaction.atomic():
            number = reveal_number(
                by=request.actor, citizen=one, purpose=form.cleaned_data["purpose"]
            )
    except Problem as problem:
        form.add_problem(problem)
        return _citizen_page(request, one, form, status=422)
    return _citizen_page(request, one, form, number=number)


def _search_page(
    request: ActorRequest, form: SearchForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"section": "citizens", "form": form, "found": None, **more}
    return render(request, "cases/citizens.html", context, status=status)


def _with_whereabouts(actor: Actor, found: list[Citizen]) -> list[dict[str, Any]]:
    """Each citizen with the stay that says where they are: here now before on the way."""
    today = timezone.localdate()
    current: dict[int, Stay] = {}
    open_stays = (
        stays_for(actor)
        .filter(citizen__in=[one.pk for one in found], status__in=["here", "planned"])
        .order_by("-status", "pk")  # planned first, so that here wins
    )
    for stay in open_stays:
        current[stay.citizen_id] = stay
    return [
        {"citizen": one, "age": one.age_on(today), "stay": current.get(one.pk)} for one in found
    ]


def _citizen_page(
    request: ActorRequest, one: Citizen, form: RevealForm, *, number: str = "", status: int = 200
) -> HttpResponse:
    actor = request.actor
    stays = list(stays_for(actor).filter(citizen=one).order_by("-pk"))
    referrals = (
        list(Referral.objects.visible_to(actor).filter(citizen=one))
        if actor.may(Permission.SEE_REFERRALS)
        else []
    )
    log_access(
        by=actor,
        action=AccessLog.Action.VIEW,
        what="citizen",
        purpose=Purpose.CASE,
        citizen_id=one.pk,
    )
    context = {
        "section": "citizens",
        "citizen": one,
        "age": one.age_on(timezone.localdate()),
        "stays": stays,
        "referrals": referrals,
        "timeline": timeline_of_citizen(
            controller_id=one.controller_id,
            citizen_id=one.pk,
            stay_ids=[stay.pk for stay in stays],
            referral_ids=[referral.pk for referral in referrals],
        ),
        "form": form,
        "number": number,
        "may_reveal": actor.may(Permission.REVEAL_CPR),
    }
    return render(request, "cases/citizen.html", context, status=status)
