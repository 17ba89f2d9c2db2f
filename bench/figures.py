"""The figures of a year, and the periodic sweeps: in process, as a command or a worker does."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bench import floors
from bench.cases import last_year
from bench.floors import Floor
from bench.machine import postmaster, processor_seconds
from bench.measured import Measured, percentile
from bench.statements import counted
from core.acting import acting
from organisations.models import Organisation
from placements.models import Facility
from reporting.figures import FIGURES, Figure, Scope

_SLOW: Final = 10.0
#: Reminders have a case of their own.
_NOT_HERE: Final = ("sweep-reminders",)


def timed(name: str, work: Callable[[], Any], *, calls: int) -> tuple[Measured, Any]:
    """Run it once for its statements, then so often, or until it has taken long."""
    with counted() as statements:
        result = work()
    below = postmaster()
    web, database = time.process_time(), processor_seconds([below])
    times: list[float] = []
    while len(times) < calls and sum(times) < 1000 * _SLOW:
        began = time.perf_counter()
        result = work()
        times.append(1000 * (time.perf_counter() - began))
    many = len(times)
    return Measured(
        case=name,
        statements=len(statements),
        p50=percentile(times, 50),
        p95=percentile(times, 95),
        web=1000 * (time.process_time() - web) / many,
        database=1000 * (processor_seconds([below]) - database) / many,
    ), result


def years(first: Organisation, *, calls: int) -> Iterator[Measured]:
    """Each figure of last year: of one municipality and of all organisations."""
    every = list(Organisation.objects.filter(key__startswith="national-").order_by("pk"))
    for whose, organisations in (("a municipality", [first]), ("the nation", every)):
        for name in FIGURES:
            yield year(name, whose, organisations, calls=calls)


def year(name: str, whose: str, organisations: list[Organisation], *, calls: int) -> Measured:
    start, end = last_year()
    today = timezone.localdate()
    ids = [organisation.pk for organisation in organisations]
    with acting(*organisations), transaction.atomic():
        facilities = tuple(Facility.objects.filter(controller__in=ids).select_related("controller"))

    def count() -> Figure:
        with acting(*organisations), transaction.atomic():
            return FIGURES[name](Scope(facilities=facilities, start=start, end=end, today=today))

    result, figure = timed(f"year of {whose}, {name}", count, calls=calls)
    values = {"controllers": ids, "start": start, "end": end, "until": min(end, today)}
    answer = floors.answer([Floor(sql=floors.FIGURES[name], values=values)], ids)
    result.bare = answer.milliseconds
    cells = {cell for row in figure.rows for cell in row.cells if isinstance(cell, int | Decimal)}
    result.wrong = next((str(row[0]) for row in answer.rows if row[0] not in cells), "")
    return result


def sweeps(*, calls: int) -> Iterator[Measured]:
    """What beat starts, each over all organisations; the first run does what has come up."""
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        if name in _NOT_HERE:
            continue
        module, _, function = str(entry["task"]).rpartition(".")
        task = getattr(importlib.import_module(module), function)
        yield timed(f"sweep, {name}", task, calls=calls)[0]
