"""Trying once more what could not be delivered."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from audit.services import record
from operations.events import EngineEvent, OfNoCitizen
from operations.waiting import Letter, undelivered
from organisations.actors import Actor
from organisations.roles import Permission


@transaction.atomic
def retry(*, by: Actor, kind: Letter, now: datetime, pk: int | None = None) -> int:
    """Try one of a kind at once, or all of them (``pk`` None); how many that are.

    What is tried already, was delivered meanwhile or is another organisation's is none: the same
    again is no more. A mail that fails now is given up at once, since it was tried for days.
    """
    by.must(Permission.WATCH_ENGINE)
    rows = undelivered(kind, by.organisation, now=now)
    if pk is not None:
        rows = rows.filter(pk=pk)
    if kind is Letter.EVENT:
        rows = rows.filter(due_at__gt=now)
    ids = list(
        rows.select_for_update(of=("self",), no_key=True)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if not ids:
        return 0
    locked = rows.model._default_manager.filter(pk__in=ids)
    if kind is Letter.EVENT:
        locked.update(due_at=now)
    elif kind is Letter.MAIL:
        locked.update(next_try_at=now, dropped_at=None)
    else:
        locked.update(next_try_at=now)
    whole = OfNoCitizen(by.organisation.pk)
    record(whole, EngineEvent.RETRIED, by=by, at=now, what=kind.value, many=len(ids))
    return len(ids)
