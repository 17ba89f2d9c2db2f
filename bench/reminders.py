"""The reminder sweep of one organisation with a million open follow-ups."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import connections, transaction

from bench.measured import Measured
from core.acting import acting
from notifications.models import Reminder
from notifications.services.sweep import remind
from organisations.models import Organisation
from placements.models import Stay


def reminders(
    organisation: Organisation, *, open_follow_ups: int, due: int, now: datetime
) -> Measured:
    """``due`` of them are told of at once. Told, not counted: each is a row."""
    with acting(organisation), transaction.atomic():
        stays = list(
            Stay.objects.filter(controller=organisation, status="left").values_list("pk")[:1000]
        )
    _fill([pk for (pk,) in stays], organisation, open_follow_ups, due, now)
    with acting(organisation):
        with transaction.atomic():
            before = Reminder.objects.count()
        began = time.perf_counter()
        remind(controller=organisation, now=now)
        seconds = time.perf_counter() - began
        began = time.perf_counter()
        remind(controller=organisation, now=now)
        again = time.perf_counter() - began
        with transaction.atomic():
            written = Reminder.objects.count() - before
    return Measured(
        case=f"reminders, {due:,} of {open_follow_ups:,} open",
        p50=1000 * again,
        rate=written / seconds,
        wrong="" if written >= due else f"{due:,} reminders, not {written:,}",
    )


def _fill(stays: list[int], organisation: Organisation, many: int, due: int, now: datetime) -> None:
    """Written by the owner, and without history, which is not what is measured. A day of the week
    on which nobody is reminded still has what was due before it."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE placements_followup DISABLE TRIGGER USER")
        cursor.execute(
            "INSERT INTO placements_followup (controller_id, stay_id, kind, ordinal, opens_on,"
            " due_on, status, office, title, task, outcome, moved_by_hand)"
            " SELECT %(controller)s, (%(stays)s::bigint[])[1 + n %% %(of)s], 'monthly',"
            "  100 + n / %(of)s, due_on, due_on, 'open', 'facility_staff', '', '', '', false"
            " FROM generate_series(0, %(many)s - 1) AS n, LATERAL (SELECT CASE WHEN n < %(due)s"
            "  THEN %(today)s::date - 10 ELSE %(today)s::date + 40 + n %% 300 END AS due_on) AS d",
            {
                "controller": organisation.pk,
                "stays": stays,
                "of": len(stays),
                "due": due,
                "many": many,
                "today": now.date(),
            },
        )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE placements_followup ENABLE TRIGGER USER")
    with connections["owner"].cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE) placements_followup")
