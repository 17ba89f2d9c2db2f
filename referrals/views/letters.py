"""The answer as a letter to the citizen: one calm page to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.letter import letter_of
from referrals.views.loading import received


@require_safe
@needs(Permission.SEE_REFERRALS)
def letter(request: ActorRequest, pk: int) -> HttpResponse:
    """What was decided, why, for how long, what it costs, and how to reach the house."""
    row = received(request.actor, pk)
    decision = row.decision
    if decision is None or not row.version.answers_in_writing:
        raise Http404
    log_access(
        by=request.actor,
        action=AccessLog.Action.PRINT,
        what="referral",
        purpose=Purpose.LETTER,
        citizen_id=row.citizen_id,
        controller=row.controller,
    )
    context = {"section": "referrals", "letter": letter_of(row, decision)}
    return render(request, "referrals/letter.html", context)
