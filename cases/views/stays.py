"""The stay's page: overview, follow-ups, timeline. The person header stands on each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from audit.timeline import Happening
from audit.timeline import timeline as timeline_of
from cases.case import Case, cases_for, load_case
from cases.one_page import answers_during_stay, contacts, referral_of
from cases.outcomes import with_outcomes
from cases.overview_rows import kinds_of_overview, rows_of_overview
from cases.reading import log_stay_read
from cases.rights import rights_of
from cases.rules import uses_orientering
from cases.steps import actions, how_to_do, may_do, nearest, steps_of, why_not
from cases.trial_visits import visits_before
from cases.ways import ways_of
from complaints.models import Complaint
from descriptions.gathering import open_gatherings
from descriptions.rules import RULES as DESCRIPTION_RULES
from descriptions.rules import Verb as DescriptionVerb
from descriptions.rules import gathers
from house_life.eating import pays_for_food
from house_life.models import MealSettlement
from meetings.card import meetings_of_stay
from moving_in.card import moving_in_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb
from placements.models import DateChange, Decision, Relapse, StayElsewhere, TrialVisit
from placements.refunds import refund_days
from placements.rules import Verb, not_in_scheme
from placements.self_payments import Share, share_of
from recovery.history import picture_of
from recovery.models import Star
from recovery.rules import uses_star
from schemes.base import Part
from way_out.card import way_out_of
from way_out.rules import RULES as LOCK_RULES
from way_out.rules import Verb as LockVerb


@require_GET
@needs(Permission.SEE_CITIZENS)
def stay(request: ActorRequest, pk: int) -> HttpResponse:
    """The way through the stay, what to do next, and the latest star."""
    case = open_case(request, pk)
    actor = request.actor
    kinds = kinds_of_overview(case)
    rows = rows_of_overview(case, kinds)
    decisions, judged = rows.get(Decision, []), rows.get(Relapse, [])
    refund, share = refund_days(case.stay, case.today, rows), share_of(case.stay, rows)
    context = case_context(case, "stay", actor) | {
        "course": steps_of(case, by=actor),
        "actions": actions(case, by=actor),
        "decisions": decisions,
        "rights": rights_of(case, decisions, refund, share, judged, rows.get(Complaint, ())),
        "moving_in": moving_in_of(case.stay, by=actor, today=case.today, rows=rows),
        "may_complain": actor.may(Permission.ASSESS),
        "may_write_absence": may_do(actor, Verb.AWAY, case.stay),
        "may_cancel_trial": may_do(actor, Verb.CANCEL_TRIAL, case.stay),
        "may_cancel_move": may_do(actor, Verb.CANCEL_MOVE, case.stay),
    }
    if case.is_one_page:
        return render(request, "cases/one_page_stay.html", context | _on_one_page(case, actor))
    context |= {
        "trial_visits": visits_before(case, rows.get(TrialVisit, [])),
        "may_cancel_trial_visit": may_do(actor, Verb.CANCEL_TRIAL_VISIT, case.stay),
        "may_write_trial_visit": may_do(actor, Verb.WRITE_TRIAL_VISIT, case.stay),
        "star": _latest_star(case, rows.get(Star, [])),
        "relapses": judged,
        "refund": refund,
        "elsewhere": rows.get(StayElsewhere, []),
        "counts_refund": not not_in_scheme(case.stay, Verb.ELSEWHERE),
        "gathers": gathers(case.stay),
        "gatherings": open_gatherings(case.stay, case.follow_ups, now=timezone.now(), rows=rows),
        "may_gather": DESCRIPTION_RULES[DescriptionVerb.ASK].may(actor),
        "way_out": way_out_of(case.stay, now=timezone.now(), rows=rows),
        "may_write_locks": LOCK_RULES[LockVerb.ANSWER].may(actor),
        "may_discharge": may_do(actor, Verb.MUNICIPALITY_DISCHARGE, case.stay),
        "may_write_elsewhere": may_do(actor, Verb.ELSEWHERE, case.stay),
        "uses_orientering": uses_orientering(case.stay),
        "meetings": meetings_of_stay(case.stay, by=actor, today=case.today, written=kinds),
        **_self_payment(share, case, actor, rows.get(MealSettlement, [])),
    }
    return render(request, "cases/stay.html", context)


def _self_payment(
    share: Share | None, case: Case, actor: Actor, meals: list[MealSettlement]
) -> dict[str, Any]:
    """Nothing of it is shown where nothing is taken from the citizen."""
    if share is None:
        return {"share": None}
    return {
        "share": share,
        "meals_settled": meals,
        "may_see_food": pays_for_food(case.stay)
        and (actor.may(Permission.HOUSE_LIFE) or actor.may(Permission.DECIDE)),
        "paid_today": share.paid_on(case.today),
        "home_today": share.home_on(case.today),
        "may_set_payment": may_do(actor, Verb.SET_PAYMENT, case.stay),
        "may_write_home": may_do(actor, Verb.HOME_KEPT, case.stay),
    }


def _on_one_page(case: Case, actor: Actor) -> dict[str, Any]:
    referral = referral_of(case, actor)
    return {
        "contacts": contacts(case, referral),
        "answers": answers_during_stay(case, referral),
        "asks_onward": Part.ONWARD in case.stay.version.parts,
        "why_not_onward": why_not(actor, Verb.ONWARD, case.stay),
        "timeline": _happenings(case),
    }


@require_GET
@needs(Permission.SEE_CITIZENS)
def follow_ups(request: ActorRequest, pk: int) -> HttpResponse:
    """Every follow-up with the day it was due, was moved to and was done."""
    case = open_case(request, pk)
    moved: dict[int, list[DateChange]] = {}
    changes = case.stay.date_changes.filter(what=DateChange.What.FOLLOW_UP).select_related("by")
    for change in changes.order_by("at"):
        moved.setdefault(change.follow_up_id or 0, []).append(change)
    near = case.follow_ups if "alle" in request.GET else nearest(case)
    rows = []
    for follow_up in near:
        action, url = how_to_do(follow_up, by=request.actor)
        changes_of_it = moved.get(follow_up.pk, [])
        row = {"follow_up": follow_up, "moves": changes_of_it, "action": action, "url": url}
        rows.append(row | {"responsible_away": case.responsible_away(follow_up)})
    context = case_context(case, "follow_ups", request.actor) | {
        "rows": rows,
        "more": len(case.follow_ups) - len(near),
        "may_follow_up": FOLLOW_UP_RULES[FollowUpVerb.COMPLETE].may(request.actor),
    }
    return render(request, "cases/follow_ups.html", context)


@require_GET
@needs(Permission.SEE_CITIZENS)
def timeline(request: ActorRequest, pk: int) -> HttpResponse:
    case = open_case(request, pk)
    happenings = {"timeline": _happenings(case)}
    context = case_context(case, "stay_timeline", request.actor) | happenings
    return render(request, "cases/timeline.html", context)


def open_case(request: ActorRequest, pk: int, *joined: str) -> Case:
    """The stay if it is in sight (else 404), with what else is joined; its being read is logged."""
    stays = cases_for(request.actor)
    stay = get_object_or_404(stays.select_related(*joined) if joined else stays, pk=pk)
    log_stay_read(request.actor, stay)
    return load_case(stay, today=timezone.localdate())


def case_context(case: Case, tab: str, by: Actor) -> dict[str, Any]:
    return {
        "section": "citizens",
        "case": case,
        "tabs": case.tabs(tab),
        "ways": ways_of(case, by),
    }


def _happenings(case: Case) -> list[Happening]:
    """The stay's, and those of the referral it came from for whoever may see referrals."""
    happenings = timeline_of(
        controller_id=case.stay.controller_id,
        stay_id=case.stay.pk,
        referral_id=case.referral.pk if case.referral else None,
    )
    return with_outcomes(happenings, case.follow_ups)


def _latest_star(case: Case, latest: list[Star]) -> dict[str, Any] | None:
    """None where the stay has no stars at all; otherwise the picture, or that there is none yet."""
    if not uses_star(case.stay):
        return None
    return {"picture": picture_of(latest[0], latest[1:]) if latest else None}
