"""The stay plan: goals, the week, and what stands around them. The acts are in ``stay_plan``."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from cases.case import Case, Tab
from cases.views.stays import case_context, open_case
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from stay_plan import rules
from stay_plan.card import matters_of, may_do, other_plans_of, plan_of, week_of
from stay_plan.rules import Verb


@require_GET
@needs(Permission.SEE_CITIZENS)
def plan(request: ActorRequest, pk: int) -> HttpResponse:
    """The goals with how near each is, who does what, and the versions that were agreed."""
    case = _with_plan(request, pk, "plan_start")
    context = _context(request, case, "plan") | {
        "card": plan_of(case.stay, by=request.actor, today=case.today),
    }
    return render(request, "cases/plan.html", context)


@require_GET
@needs(Permission.SEE_CITIZENS)
def week(request: ActorRequest, pk: int) -> HttpResponse:
    """What happens when, and who comes."""
    case = _with_plan(request, pk)
    if not rules.has_week(case.stay):
        raise Http404
    context = _context(request, case, "plan_week") | {
        "week": week_of(case.stay),
        "may_write": may_do(request.actor, Verb.ADD_WEEK_LINE, case.stay),
    }
    return render(request, "cases/plan_week.html", context)


@require_GET
@needs(Permission.SEE_CITIZENS)
def around(request: ActorRequest, pk: int) -> HttpResponse:
    """Practical matters in their order, and the plans of others."""
    case = _with_plan(request, pk)
    kind = rules.plan_rules(case.stay).coordinated_by
    follow_ups = [each for each in case.follow_ups if each.kind == kind]
    context = _context(request, case, "plan_around") | {
        "matters": matters_of(case.stay),
        "other_plans": other_plans_of(case.stay),
        "coordination": follow_ups[0] if follow_ups else None,
        "saves_up": bool(case.stay.scheme_track.savings_source),
        "may_write": may_do(request.actor, Verb.WRITE_MATTER, case.stay),
    }
    return render(request, "cases/plan_around.html", context)


def _with_plan(request: ActorRequest, pk: int, *joined: str) -> Case:
    """Or 404."""
    case = open_case(request, pk, *joined)
    if not rules.uses_plan(case.stay):
        raise Http404
    return case


def _context(request: ActorRequest, case: Case, page: str) -> dict[str, Any]:
    """The case with the pages of its plan."""
    pages = [("plan", _("Goals"))]
    if rules.has_week(case.stay):
        pages.append(("plan_week", _("Week")))
    pages.append(("plan_around", _("Practical matters and other plans")))
    return case_context(case, "plan", request.actor) | {
        "segments": [
            Tab(label, reverse(name, args=[case.stay.pk]), name == page) for name, label in pages
        ]
    }
