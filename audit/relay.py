"""Handing events from the outbox to the workers (ADR-0003).

The truth stands in PostgreSQL: a row leaves the outbox only in the transaction that handed it on.
Whatever goes wrong in between, it is handed on again, never forgotten.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from audit.models import Outbox

BATCH = 100

#: Takes an event's id and its controller's; raises when it can't.
HandOver = Callable[[int, int], object]


def relay_batch(hand_over: HandOver, *, size: int = BATCH) -> int:
    """Hand over the oldest events and take them off the outbox; returns how many.

    Several relays can run: each takes rows no other holds. When ``hand_over`` raises, the whole
    batch stays, and those already handed on are handed on twice: consumers are idempotent.
    """
    with transaction.atomic():
        rows = list(Outbox.objects.select_for_update(skip_locked=True).order_by("event_id")[:size])
        for row in rows:
            hand_over(row.event_id, row.controller_key)
        Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
