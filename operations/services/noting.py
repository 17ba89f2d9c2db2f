"""Noting when a scheduled task ran, how long it took and whether it failed: one statement a run."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from celery.signals import task_postrun, task_prerun
from celery.states import SUCCESS
from django.conf import settings
from django.db import connection

#: When the tasks that are running now began, by the task's id: of a worker that works on several.
_began: dict[str, tuple[datetime, float]] = {}

_NOTE: Final = """
INSERT INTO operations_taskrun AS run
    (key, started_at, took, succeeded_at, failing_since, last_error)
VALUES (%(key)s, %(started)s, %(took)s, %(succeeded)s, %(failing)s, %(error)s)
ON CONFLICT (key) DO UPDATE SET
    started_at = excluded.started_at,
    took = excluded.took,
    succeeded_at = COALESCE(excluded.succeeded_at, run.succeeded_at),
    failing_since = CASE WHEN excluded.failing_since IS NOT NULL
        THEN COALESCE(run.failing_since, excluded.failing_since) END,
    last_error = excluded.last_error
"""


def connect() -> None:
    task_prerun.connect(_begin, dispatch_uid="operations.begin")
    task_postrun.connect(_end, dispatch_uid="operations.end")


def note_run(key: str, *, started_at: datetime, took: timedelta, error: str = "") -> None:
    """``error``: the class of what went wrong; "" where nothing did."""
    values: dict[str, Any] = {
        "key": key,
        "started": started_at,
        "took": took,
        "succeeded": None if error else started_at + took,
        "failing": started_at if error else None,
        "error": error[:80],
    }
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, values)


@cache
def _keys() -> dict[str, str]:
    """The schedule's name of each task."""
    return {entry["task"]: key for key, entry in settings.CELERY_BEAT_SCHEDULE.items()}


def _begin(task_id: str, task: Any, **_more: Any) -> None:
    if task.name in _keys():
        _began[task_id] = (datetime.now(UTC), time.monotonic())


def _end(task_id: str, task: Any, state: str, retval: Any, **_more: Any) -> None:
    began = _began.pop(task_id, None)
    if began is None:
        return
    started_at, clock = began
    error = "" if state == SUCCESS else type(retval).__name__
    took = timedelta(seconds=time.monotonic() - clock)
    note_run(_keys()[task.name], started_at=started_at, took=took, error=error)
