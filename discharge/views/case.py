"""The page Udskrivning: one page for ward and municipality, which reads the same for both."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from discharge.case import case_for
from discharge.items import SOURCE
from discharge.services.agreement import missing_with_ward
from discharge.views.loading import case_in_sight, log_case
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.rules import Verb as ReferralVerb
from referrals.rules import obstacles


@require_safe
@needs(Permission.SEE_REFERRALS)
def discharge(request: ActorRequest, pk: int) -> HttpResponse:
    """The ledger, the agreement and who holds the threads; each side gets its own buttons."""
    row = case_in_sight(request.actor, pk)
    log_case(request.actor, row)
    today = timezone.localdate()
    case = case_for(request.actor, row, today)
    context = {
        "section": "referrals",
        "case": case,
        "referral": row,
        "today": today,
        "source": SOURCE,
        "has_unasked": case.agreement is None
        or any(item.asked_at is None for item in missing_with_ward(row)),
        "may_write_ready": not obstacles(request.actor, ReferralVerb.READY, row),
        "may_set_price": request.actor.may(Permission.SET_DAY_PRICE),
    }
    return render(request, "discharge/discharge.html", context)


@require_safe
@needs(Permission.SEE_REFERRALS)
def agreement_sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The agreement on paper, for both sides and the citizen to sign: what stands, and no
    proposals."""
    row = case_in_sight(request.actor, pk)
    log_case(request.actor, row)
    case = case_for(request.actor, row, timezone.localdate())
    if case.agreement is None:
        raise Http404
    context = {
        "section": "referrals",
        "case": case,
        "referral": row,
        "source": SOURCE,
        "number": row.frozen["number"],
        "signers": [case.names["sender"], case.names["receiver"], case.called],
        "today": timezone.localdate(),
    }
    return render(request, "discharge/agreement_sheet.html", context)
