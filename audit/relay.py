"""Handing events from the outbox to the workers (ADR-0003).

The truth stands in PostgreSQL: a row leaves the outbox only in the transaction in which its event
was heard. Whatever goes wrong in between, a worker that dies, a broker that is wiped, an event that
can't be told, it is handed on again, and never forgotten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models.functions import Now

from audit.models import Outbox

BATCH = 100
#: Handed on again after as long as it has waited already, within these: each wait doubles the one
#: before.
SOONEST: Final = timedelta(minutes=1)
LATEST: Final = timedelta(hours=1)

_NEXT_TIME: Final = """
UPDATE audit_outbox
SET due_at = now() + LEAST(GREATEST(now() - created_at, %(soonest)s), %(latest)s)
WHERE id = ANY(%(rows)s)
"""

#: Takes ids of events, oldest first, and whose they are; raises when it can't.
HandOver = Callable[[list[int], int], object]


def relay_batch(hand_over: HandOver, *, size: int = BATCH) -> int:
    """Hand over the events that are due, the longest due first; returns how many. Those of one
    controller are handed over together.

    Several relays can run: each takes rows no other holds. When ``hand_over`` raises, the whole
    batch is due as before, and those already handed on are handed on twice: consumers are
    idempotent.
    """
    with transaction.atomic():
        due = Outbox.objects.filter(due_at__lte=Now()).order_by("due_at", "event_id")
        rows = list(due.select_for_update(skip_locked=True)[:size])
        by_controller: dict[int, list[int]] = defaultdict(list)
        for row in rows:
            by_controller[row.controller_key].append(row.event_id)
        for controller_id, event_ids in by_controller.items():
            hand_over(event_ids, controller_id)
        values: dict[str, Any] = {
            "soonest": SOONEST,
            "latest": LATEST,
            "rows": [row.pk for row in rows],
        }
        with connection.cursor() as cursor:
            cursor.execute(_NEXT_TIME, values)
    return len(rows)


def take_off(event_ids: Collection[int]) -> None:
    """They were heard; in the transaction in which they were."""
    Outbox.objects.filter(event_id__in=event_ids).delete()
