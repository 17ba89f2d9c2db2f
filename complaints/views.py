"""The pages of complaints: the list with its deadlines, one complaint, its acts, and its file."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog, Event
from audit.purposes import Purpose
from audit.services import log_access, log_shown
from audit.wording import in_words
from complaints import rules
from complaints.forms import (
    ActForm,
    ReceiveForm,
    ReconsiderForm,
    SendOnForm,
    SettleForm,
    WithdrawForm,
)
from complaints.models import Complaint
from complaints.rules import RULES, Verb
from complaints.services import new_decision_of
from core.forms import attempt, posted
from core.pages import page_of
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Decision
from referrals.models import Referral, decisions_visible_to, referral_of
from schemes.base import ANSWERS

FORMS: Final[dict[Verb, type[ActForm]]] = {
    Verb.RECONSIDER: ReconsiderForm,
    Verb.SEND_ON: SendOnForm,
    Verb.SETTLE: SettleForm,
    Verb.WITHDRAW: WithdrawForm,
}
DONE: Final[dict[Verb, Promise]] = {
    Verb.RECONSIDER: _("It is written down what came of looking at it again."),
    Verb.SEND_ON: _("It is written down that the complaint was sent on."),
    Verb.SETTLE: _("The answer of Ankestyrelsen is written down."),
    Verb.WITHDRAW: _("The complaint is withdrawn."),
}


@require_safe
@needs(Permission.SEE_REFERRALS)
def complaints(request: ActorRequest) -> HttpResponse:
    """Those that are open, the soonest deadline first; those that are over are behind a link."""
    over = request.GET.get("vis") == "afsluttede"
    rows = Complaint.objects.visible_to(request.actor)
    rows = rows.exclude(state__in=Complaint.OPEN) if over else rows.unsettled()
    order = ("-received_on", "-pk") if over else ("received_on", "pk")
    page = page_of(request, rows.select_related("decision", "citizen").order_by(*order))
    log_shown(
        [(row.controller_id, row.citizen_id) for row in page],
        by=request.actor,
        what="complaint",
        purpose=Purpose.WORKLIST,
    )
    context = {"section": "referrals", "page": page, "over": over, "today": timezone.localdate()}
    return render(request, "complaints/complaints.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def receive(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down a complaint of a decision."""
    decision = get_object_or_404(
        decisions_visible_to(request.actor).select_related("citizen", "decided_by"), pk=pk
    )
    form = ReceiveForm(posted(request), decision=decision)
    complaint = attempt(request, form, lambda: form.save(by=request.actor, now=timezone.now()))
    if complaint is not None:
        messages.success(request, str(_("The complaint is written down.")))
        return redirect("complaint", pk=complaint.pk)
    _log(request, decision)
    context = {
        "section": "referrals",
        "decision": decision,
        "form": form,
        "why_not": rules.against_complaining(decision),
        "action": RULES[Verb.RECEIVE].label,
    }
    return render(request, "complaints/receive.html", context, status=form.status)


@require_safe
@needs(Permission.SEE_REFERRALS)
def complaint(request: ActorRequest, pk: int) -> HttpResponse:
    """Where it stands, what is owed by when, and what can be done."""
    row = _in_sight(request, pk)
    _log(request, row.decision)
    verbs = [verb for verb in FORMS if rules.obstacle(row, verb) is None]
    context = {
        "section": "referrals",
        "complaint": row,
        "referral": _answered(row.decision),
        "today": timezone.localdate(),
        "may_print_file": request.actor.may(Permission.ASSESS),
        "acts": [
            (RULES[verb], rules.not_this_person(request.actor, verb, row.decision))
            for verb in verbs
            if RULES[verb].may(request.actor)
        ],
    }
    return render(request, "complaints/complaint.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.ASSESS)
def act(request: ActorRequest, pk: int, verb: Verb) -> HttpResponse:
    """The page of one verb."""
    row = _in_sight(request, pk)
    if why_not := rules.not_this_person(request.actor, verb, row.decision):
        raise why_not
    form = FORMS[verb](posted(request), complaint=row)
    result = attempt(request, form, lambda: form.save(by=request.actor, now=timezone.now()))
    if result is not None:
        messages.success(request, str(DONE[verb]))
        return redirect("complaint", pk=row.pk)
    _log(request, row.decision)
    context = {
        "section": "referrals",
        "complaint": row,
        "referral": _answered(row.decision),
        "reconsiders": verb is Verb.RECONSIDER,
        "new_decision": new_decision_of(row),
        "obstacle": rules.obstacle(row, verb),
        "form": form,
        "action": RULES[verb].label,
    }
    return render(request, "complaints/act.html", context, status=form.status)


@require_safe
@needs(Permission.ASSESS)
def file(request: ActorRequest, pk: int) -> HttpResponse:
    """What goes to the appeals board: the complaint, the decision with its facts, what was asked,
    and what happened. One print."""
    row = _in_sight(request, pk)
    log_access(
        by=request.actor,
        action=AccessLog.Action.PRINT,
        what="complaint",
        purpose=Purpose.LETTER,
        citizen_id=row.citizen_id,
        controller=row.controller,
    )
    referral = referral_of(row.decision)
    about = Q(pk=None)
    if referral is not None:
        about |= Q(referral_id=referral.pk)
    if row.decision.stay_id is not None:
        about |= Q(stay_id=row.decision.stay_id)
    events = Event.objects.filter(about, controller=row.controller).order_by("at", "pk")
    context = {
        "section": "referrals",
        "complaint": row,
        "decision": row.decision,
        "referral": referral,
        "notes": referral.notes.select_related("by").order_by("at") if referral else [],
        "events": [(event, in_words(event)) for event in events],
    }
    return render(request, "complaints/file.html", context)


def _in_sight(request: ActorRequest, pk: int) -> Complaint:
    rows = Complaint.objects.visible_to(request.actor).select_related(
        "decision__decided_by", "citizen", "controller", "reconsidered_by", "new_decision"
    )
    return get_object_or_404(rows, pk=pk)


def _answered(decision: Decision) -> Referral | None:
    """The referral, where it is there that another decision is made; else that is at the stay."""
    return referral_of(decision) if decision.kind in ANSWERS else None


def _log(request: ActorRequest, decision: Decision) -> None:
    log_access(
        by=request.actor,
        action=AccessLog.Action.VIEW,
        what="complaint",
        purpose=Purpose.CASE,
        citizen_id=decision.citizen_id,
        controller=request.actor.organisation,
    )
