"""The answer as a letter to the citizen: one calm page to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.models import Decision, Referral
from referrals.views.loading import received


@require_safe
@needs(Permission.SEE_REFERRALS)
def letter(request: ActorRequest, pk: int) -> HttpResponse:
    """What was decided, why, for how long, what it costs, and how to reach the house."""
    row = received(request.actor, pk)
    decision = Decision.objects.filter(referral=row).select_related("decided_by").first()
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
    track = row.scheme_track
    context = {
        "section": "referrals",
        "referral": row,
        "decision": decision,
        "accepted": decision.outcome == Decision.Outcome.ACCEPTED,
        "track": track,
        "words": row.version.words_for(row.track),
        "payment": row.version.payment,
        "legal_basis": _legal_basis(row, decision),
        "facility": row.facility,
    }
    return render(request, "referrals/letter.html", context)


def _legal_basis(row: Referral, decision: Decision) -> str:
    bases = {basis.key: basis.label for basis in row.scheme_track.legal_bases}
    return _(bases[decision.legal_basis]) if decision.legal_basis in bases else ""
