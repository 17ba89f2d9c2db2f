"""The first of a view's five steps: the row, if it is in sight."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from core.own_row import row_of
from organisations.actors import Actor
from referrals.models import Referral


def received(actor: Actor, pk: int) -> Referral:
    """A referral to the actor's own organisation, with its citizen; 404 otherwise."""
    rows = Referral.objects.visible_to(actor).filter(controller=actor.organisation)
    joined = rows.select_related(
        "citizen",
        "sender",
        "sender_unit",
        "controller",
        "facility",
        "stay",
        "decision__decided_by",
        "assigned_to",
        "hold__place__facility",
    )
    row = row_of(joined, pk)
    if row is None:
        raise Http404
    return row


def in_sight(actor: Actor, pk: int) -> Referral:
    """Received or sent. Joins no citizen: a sender may not read that row and would lose this."""
    for rows in (Referral.objects.visible_to(actor), Referral.objects.sent_by(actor)):
        joined = rows.select_related("sender", "sender_unit", "controller", "sent_on_by")
        if row := row_of(joined, pk):
            return row
    raise Http404


def is_sent(actor: Actor, referral: Referral) -> bool:
    """True: this person sees it as its sender only."""
    return referral.controller_id != actor.organisation.pk


def usual_period(referral: Referral) -> str:
    """The period usually offered, as the place page's address takes it: from the day wished, or
    today."""
    today = timezone.localdate()
    starts_on = max(today, referral.wished_on or today)
    nights = referral.scheme_track.length.usual_nights or 0
    return urlencode({"starts_on": starts_on, "ends_on": starts_on + timedelta(days=nights)})


def log_reading(actor: Actor, referral: Referral, purpose: Purpose) -> None:
    log_access(
        by=actor,
        action=AccessLog.Action.VIEW,
        what="referral",
        purpose=purpose,
        citizen_id=referral.citizen_id,
        controller=referral.controller,
    )
