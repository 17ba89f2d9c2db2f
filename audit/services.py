"""Writing down what happened and who looked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from datetime import date, datetime
from typing import Any, Final, Protocol

from django.db import connection
from psycopg.types.json import Jsonb

from audit.kinds import Kind, is_awaited
from audit.models import AccessLog
from audit.purposes import Purpose, of_role
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation

Fact = str | int | bool | None | date | list[str]


# In SQL, since a page may show hundreds: a row for each costs the database little, and Django much.
_WRITE_LOG: Final = """
INSERT INTO audit_accesslog (controller_id, citizen_id, at, user_id, by_name, on_behalf_of_id,
                             role, action, what, purpose, fingerprint)
SELECT controller_id, citizen_id, now(), %(user)s, %(by_name)s, %(on_behalf_of)s,
       %(role)s, %(action)s, %(what)s, %(purpose)s, %(fingerprint)s
FROM unnest(%(controllers)s::bigint[], %(citizens)s::bigint[]) AS shown (controller_id, citizen_id)
ORDER BY controller_id, citizen_id
"""

_SUBJECTS: Final = ("citizen_id", "referral_id", "stay_id", "place_id")

# In SQL, since every act writes an event: it and its outbox row are one statement.
_WRITE_EVENT: Final = """
WITH event AS (
    INSERT INTO audit_event (controller_id, kind, at, by_id, by_name, facts,
                             citizen_id, referral_id, stay_id, place_id)
    VALUES (%(controller)s, %(kind)s, %(at)s, %(by)s, %(by_name)s, %(facts)s,
            %(citizen_id)s, %(referral_id)s, %(stay_id)s, %(place_id)s)
    RETURNING id, controller_id
)
INSERT INTO audit_outbox (event_id, controller_key, created_at)
SELECT id, controller_id, now() FROM event WHERE %(awaited)s
"""

_WRITE_EVENTS: Final = """
WITH event AS (
    INSERT INTO audit_event (controller_id, kind, at, by_id, by_name, facts,
                             citizen_id, referral_id, stay_id, place_id)
    SELECT controller, %(kind)s, %(at)s, %(by)s, %(by_name)s, facts::jsonb,
           citizen, referral, stay, place
    FROM unnest(%(controllers)s::bigint[], %(facts)s::text[], %(citizen_id)s::bigint[],
                %(referral_id)s::bigint[], %(stay_id)s::bigint[], %(place_id)s::bigint[])
        AS happened (controller, facts, citizen, referral, stay, place)
    RETURNING id, controller_id
)
INSERT INTO audit_outbox (event_id, controller_key, created_at)
SELECT id, controller_id, now() FROM event WHERE %(awaited)s
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
) -> None:
    """Write down what happened to ``row``, inside the service's transaction; with its outbox row
    where somebody awaits events of this kind (``kinds.await_kinds``).

    ``also`` are other rows it concerns: the stay that a referral led to. Facts never hold a name or
    a number of a citizen.
    """
    values: dict[str, Any] = {
        "awaited": is_awaited(kind),
        "kind": kind.value,
        "at": at,
        "by": by.user.pk if by.user else None,
        "by_name": by.name,
        "controller": row.controller_id,
        "facts": Jsonb({key: _plain(value) for key, value in facts.items()}),
        **dict.fromkeys(_SUBJECTS),
    }
    for concerned in (*also, row):
        values |= concerned.event_subjects
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_EVENT, values)


def record_many(
    happened: Iterable[tuple[Recorded, Mapping[str, Fact]]], kind: Kind, *, by: Actor, at: datetime
) -> None:
    """The same of many rows, each with its facts, in one statement."""
    every = [(row, row.event_subjects, facts) for row, facts in happened]
    values: dict[str, Any] = {
        "awaited": is_awaited(kind),
        "kind": kind.value,
        "at": at,
        "by": by.user.pk if by.user else None,
        "by_name": by.name,
        "controllers": [row.controller_id for row, _subjects, _facts in every],
        "facts": [
            json.dumps({key: _plain(value) for key, value in facts.items()})
            for _row, _subjects, facts in every
        ],
    }
    for name in _SUBJECTS:
        values[name] = [subjects.get(name) for _row, subjects, _facts in every]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_EVENTS, values)


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


def log_newly_shown(
    citizens: Iterable[tuple[int, int | None]],
    *,
    by: Actor,
    what: str,
    purpose: Purpose,
    since: datetime,
) -> None:
    """Log whom a page shows that renews itself: only those it has not shown to the same person, in
    the same role, since then. All are of the person's own organisation."""
    shown = {citizen_id for _whose, citizen_id in citizens if citizen_id}
    before = AccessLog.objects.filter(
        controller=by.organisation,
        citizen_id__in=shown,
        at__gte=since,
        user=by.user,
        role=by.role or "",
        what=what,
    )
    new = shown - set(before.values_list("citizen_id", flat=True))
    if new:
        log_shown([(by.organisation.pk, pk) for pk in new], by=by, what=what, purpose=purpose)


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
    values: dict[str, Any] = {
        "controllers": [whose for whose, _citizen_id in shown],
        "citizens": [citizen_id for _whose, citizen_id in shown],
        "user": by.user.pk if by.user else None,
        "by_name": by.name,
        "on_behalf_of": by.organisation.pk,
        "role": by.role or "",
        "action": action,
        "what": what,
        "purpose": of_role(by.role) or purpose,
        "fingerprint": fingerprint,
    }
    # Logged where the data belongs.
    with acting(*{whose for whose, _citizen_id in shown}), connection.cursor() as cursor:
        cursor.execute(_WRITE_LOG, values)
