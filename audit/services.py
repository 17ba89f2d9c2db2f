"""Writing down what happened and who looked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from audit.models import AccessLog, Event, Outbox
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation

Fact = str | int | bool | None | date | list[str]


def record_event(
    kind: str,
    *,
    by: Actor,
    controller: Organisation | int,
    citizen_id: int | None = None,
    referral_id: int | None = None,
    stay_id: int | None = None,
    place_id: int | None = None,
    at: datetime | None = None,
    **facts: Fact,
) -> Event:
    """Add an event and its outbox row; call it inside the service's transaction.

    ``kind`` is "<subject>.<past participle>" and has its wording in ``audit.wording``.
    """
    event = Event.objects.create(
        kind=kind,
        at=at or timezone.now(),
        by=by.user,
        by_name=by.name,
        controller_id=controller if isinstance(controller, int) else controller.pk,
        citizen_id=citizen_id,
        referral_id=referral_id,
        stay_id=stay_id,
        place_id=place_id,
        facts={key: _plain(value) for key, value in facts.items()},
    )
    Outbox.objects.create(event_id=event.pk, controller_key=event.controller_id)
    return event


def _plain(value: Fact) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def log_access(
    *,
    by: Actor,
    action: AccessLog.Action,
    what: str,
    purpose: str,
    citizen_id: int | None = None,
    controller: Organisation | None = None,
) -> None:
    """Log one reading, by a person or a partner's system; what the product reads for itself is
    nobody's reading. ``controller`` is whose data it is (the actor's own by default)."""
    if by.is_system:
        return
    whose = controller or by.organisation
    with acting(whose):  # a referrer's reading is logged where the data belongs
        AccessLog.objects.create(
            controller=whose,
            user=by.user,
            by_name=by.name,
            on_behalf_of=by.organisation,
            role=by.role or "",
            action=action,
            what=what,
            purpose=purpose,
            citizen_id=citizen_id,
        )
