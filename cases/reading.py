"""Who read what about a stay: one way to log it, for every page of the case."""

from __future__ import annotations

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_access
from organisations.actors import Actor
from placements.models import Stay


def log_stay_read(
    by: Actor,
    stay: Stay,
    *,
    what: str = "stay",
    action: AccessLog.Action = AccessLog.Action.VIEW,
) -> None:
    """``what`` of the stay was read: the stay itself, a follow-up, a star, the orientering."""
    log_access(by=by, what=what, purpose=Purpose.STAY, action=action, citizen_id=stay.citizen_id)
