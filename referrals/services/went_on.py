"""What became of a referral that was sent on, as whoever sent it on is told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.purposes import Purpose
from audit.services import log_access
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from referrals.models import Redirect, Referral


@dataclass(frozen=True)
class WentOn:
    receiver: Organisation
    reference: str
    new_id: int
    #: The reader may open it: as its sender, or in the same organisation.
    opens: bool
    #: "To be decided", "Refused".
    status: str
    #: The day it was decided, withdrawn or closed; None while it is open.
    settled_on: date | None


def went_on(*, by: Actor, referral: Referral) -> WentOn | None:
    """None where it was not sent on. The caller has ``referral`` in sight.

    Whoever sent it on may not read the new one, and is told whether it is answered and how, so that
    they know that it arrived: a status and a day, nothing of what is found out there. Read as the
    new receiver, and logged there.
    """
    redirect = Redirect.objects.filter(referral=referral).select_related("receiver").first()
    if redirect is None:
        return None
    with acting(redirect.receiver_id):
        new = Referral.objects.select_related("decision").get(pk=redirect.new_id)
        status, settled_on = _status(new), _settled_on(new)
    opens = Referral.objects.in_sight_of(by, new)
    if not opens:
        log_access(
            by=by,
            what="status of a referral sent on",
            purpose=Purpose.ASSESSMENT,
            citizen_id=new.citizen_id,
            controller=redirect.receiver,
        )
    return WentOn(
        receiver=redirect.receiver,
        reference=redirect.new_reference,
        new_id=redirect.new_id,
        opens=opens,
        status=status,
        settled_on=settled_on,
    )


def _status(new: Referral) -> str:
    words = new.version.words_for(new.track)
    match new.status:
        case Referral.Status.ACCEPTED:
            return _(words.accepted)
        case Referral.Status.REFUSED:
            return _(words.refused)
        case Referral.Status.CLOSED:
            return f"{new.get_status_display()}: {new.get_closed_because_display()}"
    return str(new.get_status_display())


def _settled_on(new: Referral) -> date | None:
    at = new.decided_at or new.withdrawn_at or new.closed_at
    return timezone.localdate(at) if at else None
