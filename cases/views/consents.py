"""The tab of a case with its consents, and with the partners who may read of it."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cases.views.stays import case_context, open_case
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page.rules import has_page
from own_page.rules import obstacle as own_page_obstacle
from placements.models import Stay
from sharing import rules
from sharing.models import Grant
from sharing.rules import RULES, Verb
from sharing.standing import standing_of


@require_GET
@needs(Permission.SEE_CITIZENS)
def consents(request: ActorRequest, pk: int) -> HttpResponse:
    """What holds, what is missing, what the citizen said no to; and who reads by it."""
    case, by, today = open_case(request, pk), request.actor, timezone.localdate()
    if not rules.uses_consents(case.stay):
        raise Http404
    standing = standing_of(case.stay, today)
    grants = Grant.objects.filter(stay=case.stay).with_what_they_rest_on(today)
    access = [(grant, rules.against_reading(grant, today)) for grant in grants]
    context = case_context(case, "consents", by) | {
        "standing": standing,
        "lacking": standing.lacking(case.stay),
        "open_access": [grant for grant, closed in access if not closed],
        "ended_access": [row for row in access if row[1]],
        "against": rules.obstacle(case.stay, Verb.ASK),
        "may_ask": _may(request, case.stay, Verb.ASK),
        "may_ask_on_page": has_page(case.stay) and own_page_obstacle(case.stay) is None,
        "may_withdraw": RULES[Verb.WITHDRAW].may(by),
        "may_give": _may(request, case.stay, Verb.GIVE_ACCESS),
    }
    return render(request, "cases/consents.html", context)


def _may(request: ActorRequest, stay: Stay, verb: Verb) -> bool:
    return RULES[verb].may(request.actor) and rules.obstacle(stay, verb) is None
