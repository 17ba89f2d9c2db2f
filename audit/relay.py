"""Handing events from the outbox to the workers (ADR-0003).

The truth stands in PostgreSQL: a row leaves the outbox only in the transaction that handed it on.
Whatever goes wrong in between, it is handed on again, never forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from django.db import transaction

from audit.models import Outbox

BATCH = 100

#: Takes ids of events, oldest first, and whose they are; raises when it can't.
HandOver = Callable[[list[int], int], object]


def relay_batch(hand_over: HandOver, *, size: int = BATCH) -> int:
    """Hand over the oldest events and take them off the outbox; returns how many. Those of one
    controller are handed over together.

    Several relays can run: each takes rows no other holds. When ``hand_over`` raises, the whole
    batch stays, and those already handed on are handed on twice: consumers are idempotent.
    """
    with transaction.atomic():
        rows = list(Outbox.objects.select_for_update(skip_locked=True).order_by("event_id")[:size])
        by_controller: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            by_controller[row.controller_key].append(row.event_id)
        for controller_id, event_ids in by_controller.items():
            hand_over(event_ids, controller_id)
        Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
