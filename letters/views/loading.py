"""What the pages of letters are about, if it is in sight; and that it was read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from letters.content import JOINED
from letters.hearing_content import JOINED as HEARING_JOINED
from letters.models import SentLetter
from letters.pdf import MEDIA_TYPE
from organisations.actors import Actor
from placements.models import Decision
from referrals.models import (
    Hearing,
    Referral,
    decisions_visible_to,
    hearings_visible_to,
    referral_of,
)


def decision_in_sight(actor: Actor, pk: int) -> Decision:
    return get_object_or_404(decisions_visible_to(actor).select_related(*JOINED), pk=pk)


def hearing_in_sight(actor: Actor, pk: int) -> Hearing:
    rows = hearings_visible_to(actor).select_related(*HEARING_JOINED)
    return get_object_or_404(rows, pk=pk)


def letter_in_sight(actor: Actor, pk: UUID) -> SentLetter:
    rows = SentLetter.objects.visible_to(actor).select_related(
        "by", "decision__citizen", "stay__citizen", "hearing__referral__citizen", "controller"
    )
    return get_object_or_404(rows, pk=pk)


def case_of(actor: Actor, decision: Decision) -> dict[str, Any]:
    """The referral or the stay by which the actor comes to the case, for the way back."""
    referral = referral_of(decision)
    if referral is None:
        return {"stay": decision.stay}
    received = Referral.objects.visible_to(actor).filter(controller=actor.organisation)
    if received.filter(pk=referral.pk).exists():
        return {"referral": referral}
    return {"stay": decision.stay}


def log_letter(
    actor: Actor, citizen_id: int, action: AccessLog.Action = AccessLog.Action.VIEW
) -> None:
    log_access(
        by=actor, action=action, what="letter", purpose=Purpose.LETTER, citizen_id=citizen_id
    )


def as_file(pdf: bytes, name: str) -> HttpResponse:
    """The PDF to keep or to print, never shown within the page; kept by nobody on the way."""
    response = HttpResponse(pdf, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "brev"}.pdf"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
