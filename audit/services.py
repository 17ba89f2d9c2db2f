"""Writing down what happened and who looked."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date, datetime
from typing import Any, Protocol

from django.db import connection
from django.utils import timezone

from audit.kinds import Kind
from audit.models import AccessLog, Event, Outbox
from audit.purposes import Purpose, of_role
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation

Fact = str | int | bool | None | date | list[str]


# A page may show hundreds. As objects they were a third of the time the board takes.
_SHOWN = """
INSERT INTO "audit_accesslog" (controller_id, citizen_id, at, user_id, by_name, on_behalf_of_id,
                             role, action, what, purpose, fingerprint)
SELECT controller_id, citizen_id, %(at)s, %(user)s, %(by_name)s, %(on_behalf_of)s,
       %(role)s, %(action)s, %(what)s, %(purpose)s, %(fingerprint)s
FROM unnest(%(whose)s::bigint[], %(citizens)s::bigint[]) AS shown (controller_id, citizen_id)
"""


class Recorded(Protocol):
    """A row that events are about: it says whose it is, and what it concerns."""

    @property
    def controller_id(self) -> int: ...

    @property
    def event_subjects(self) -> dict[str, int | None]:
        """Of ``citizen_id``, ``referral_id``, ``stay_id`` and ``place_id`` those it has."""


def record(
    row: Recorded,
    kind: Kind,
    *,
    by: Actor,
    at: datetime,
    also: Iterable[Recorded] = (),
    **facts: Fact,
) -> Event:
    """Write down what happened to ``row``, with its outbox row; inside the service's transaction.

    ``also`` are other rows it concerns: the stay that a referral led to. Facts never hold a name or
    a number of a citizen.
    """
    subjects: dict[str, int | None] = {}
    for concerned in (*also, row):
        subjects |= concerned.event_subjects
    event = Event.objects.create(
        kind=kind.value,
        at=at,
        by=by.user,
        by_name=by.name,
        controller_id=row.controller_id,
        facts={key: _plain(value) for key, value in facts.items()},
        **subjects,
    )
    Outbox.objects.create(event_id=event.pk, controller_key=event.controller_id)
    return event


def _plain(value: Fact) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def log_access(
    *,
    by: Actor,
    what: str,
    purpose: Purpose,
    action: AccessLog.Action = AccessLog.Action.VIEW,
    citizen_id: int | None = None,
    controller: Organisation | None = None,
    fingerprint: bytes | None = None,
) -> None:
    """Log one reading, by a person or a partner's system; what the product reads for itself is
    nobody's reading. ``controller`` is whose data it is (the actor's own by default)."""
    whose = (controller or by.organisation).pk
    _write({(whose, citizen_id)}, by, what, purpose, action, fingerprint)


def log_shown(
    citizens: Iterable[tuple[int, int | None]],
    *,
    by: Actor,
    what: str,
    purpose: Purpose,
    action: AccessLog.Action = AccessLog.Action.VIEW,
    fingerprint: bytes | None = None,
) -> None:
    """Log that a page showed these citizens, each given as (whose, citizen's id): one statement
    however many. That somebody looked stands in their own organisation, too, also where nobody of
    its own was on the page, or nobody at all."""
    shown = {(whose, citizen_id) for whose, citizen_id in citizens if citizen_id}
    own = by.organisation.pk
    if all(whose != own for whose, _citizen_id in shown):
        _write({*shown, (own, None)}, by, what, purpose, action, fingerprint)
    else:
        _write(shown, by, what, purpose, action, fingerprint)


def _write(
    shown: Set[tuple[int, int | None]],
    by: Actor,
    what: str,
    purpose: Purpose,
    action: AccessLog.Action,
    fingerprint: bytes | None,
) -> None:
    """A supervisor's purpose is always inspection."""
    if by.is_system:
        return
    whose, of_citizens = zip(*sorted(shown, key=str), strict=True)
    with acting(*whose), connection.cursor() as cursor:  # logged where the data belongs
        cursor.execute(
            _SHOWN,
            {
                "whose": list(whose),
                "citizens": list(of_citizens),
                "at": timezone.now(),
                "user": by.user.pk if by.user else None,
                "by_name": by.name,
                "on_behalf_of": by.organisation.pk,
                "role": by.role or "",
                "action": action,
                "what": what,
                "purpose": of_role(by.role) or purpose,
                "fingerprint": fingerprint,
            },
        )
