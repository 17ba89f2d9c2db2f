"""What a worker does with a file: checks it, and brings it in whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.problems import NotAllowed, Problem
from imports.columns import in_files_language
from imports.events import ImportEvent
from imports.models import Fault, Import, KeptFile, Kind
from imports.progress import tell
from imports.reading import read_table
from imports.rules import RULES, Verb
from imports.services.citizens import check_citizens, write_citizens
from imports.services.places import check_places, write_places
from imports.services.rows import Outcome, Row, rows_of
from imports.services.stays import check_stays
from imports.services.writing_stays import write_stays
from organisations.actors import Actor
from organisations.models import Membership, Organisation
from organisations.roles import Role

logger = logging.getLogger("flexplads.imports")
State = Import.State
SoFar = Callable[[int], object]


@dataclass(frozen=True)
class Way:
    """How a kind of file is checked and written."""

    check: Callable[[Actor, list[Row], datetime, SoFar], Outcome[Any]]
    write: Callable[[Actor, Import, Outcome[Any], datetime, SoFar], None]


_WAYS: Final[dict[str, Way]] = {
    Kind.PLACES: Way(check_places, write_places),
    Kind.CITIZENS: Way(check_citizens, write_citizens),
    Kind.STAYS: Way(check_stays, write_stays),
}
#: Of the way to the end, in per cent: reading the file, looking at its rows, writing them.
_READ, _LOOKED_AT, _WRITTEN = 5, 40, 95


def work_on_files(*, controller: Organisation, now: datetime) -> None:
    """Everything of the organisation that waits, the oldest first. The caller acts for it."""
    with transaction.atomic():
        waiting = Import.objects.filter(controller=controller).to_work_on().order_by("pk")
        numbers = list(waiting.values_list("pk", flat=True))
    for number in numbers:
        try:
            _work_on(controller, number, now)
        except Exception:
            _went_wrong(controller, number, _("Something went wrong. Check the file again."))
            raise
        tell(number, 0)  # what comes next of it begins anew


def _work_on(controller: Organisation, number: int, now: datetime) -> None:
    try:
        with transaction.atomic(), in_files_language():
            row = _taken(controller, number)
            if row is not None:
                _check_or_bring_in(row, now)
    except IntegrityError:
        # Somebody took a night or a number between the check and the end. Looked at again it is
        # said in words; what can't be said is no row's fault.
        logger.warning("Import %s met another write", number)
        with transaction.atomic(), in_files_language():
            row = _taken(controller, number)
            if row is not None:
                row.state = State.WAITING
                _check_or_bring_in(row, now)


def _taken(controller: Organisation, number: int) -> Import | None:
    """The file, locked; None where another worker has it, or has done it. One file of an
    organisation at a time, so that the second finds what the first brought: its turn comes with the
    next sweep."""
    with connection.cursor() as cursor:
        lock = "SELECT pg_try_advisory_xact_lock(hashtextextended('bring in', %s))"
        cursor.execute(lock, [controller.pk])
        if cursor.fetchone() != (True,):
            return None
    rows = Import.objects.filter(controller=controller, pk=number).to_work_on()
    locked = rows.select_for_update(of=("self",), no_key=True, skip_locked=True)
    return locked.select_related("asked_by", "controller").first()


def _check_or_bring_in(row: Import, now: datetime) -> None:
    try:
        by = _actor(row, now)
        way, so_far = _WAYS[row.kind], _progress(row)
        rows = rows_of(row.kind, read_table(KeptFile.objects.get(import_of=row).content))
        so_far(_READ)
        scale = _scaled(so_far, _READ, _LOOKED_AT if row.state == State.ORDERED else 100, rows)
        outcome = way.check(by, rows, now, scale)
    except Problem as problem:
        _refuse(row, str(problem))
        return
    if row.state == State.ORDERED and not outcome.wrong:
        way.write(by, row, outcome, now, _scaled(so_far, _LOOKED_AT, _WRITTEN, rows))
        _finish(by, row, outcome, rows, now)
    else:
        _keep(row, outcome, rows)
        record(row, ImportEvent.CHECKED, by=by, at=now, number=row.pk, rows=row.rows)


def _actor(row: Import, now: datetime) -> Actor:
    """Whoever pressed the button, if they still may."""
    members = Membership.objects.in_force_on(timezone.localdate(now)).filter(
        user=row.asked_by, organisation=row.controller, role=Role.ORGANISATION_ADMIN
    )
    member = members.select_related("user", "organisation", "unit").first()
    if member is None:
        words = _("%(person)s may bring files in no longer.") % {"person": row.asked_by.name}
        raise NotAllowed("not_allowed", words)
    by = Actor.of(member)
    RULES[Verb.BRING_IN].must(by)
    return by


def _finish(by: Actor, row: Import, outcome: Outcome[Any], rows: list[Row], now: datetime) -> None:
    _count(row, outcome, rows)
    row.state, row.done_at, row.done_by_name = State.DONE, now, by.name
    row.problem = ""
    row.save()
    row.faults.all().delete()
    KeptFile.objects.filter(import_of=row).delete()
    record(row, ImportEvent.DONE, by=by, at=now, number=row.pk, new=row.new)


def _keep(row: Import, outcome: Outcome[Any], rows: list[Row]) -> None:
    """What the check came to. An order that met a fault is an order no more."""
    _count(row, outcome, rows)
    row.state, row.problem = State.CHECKED, ""
    row.save()
    row.faults.all().delete()
    Fault.objects.bulk_create(
        (
            Fault(
                controller_id=row.controller_id,
                import_of=row,
                row=wrong.row,
                column=wrong.column,
                text=wrong.text,
            )
            for wrong in dict.fromkeys(outcome.wrong)
        ),
        batch_size=1000,
    )


def _count(row: Import, outcome: Outcome[Any], rows: list[Row]) -> None:
    row.rows, row.there = len(rows), outcome.there
    row.new, row.keys = len(outcome.new) - outcome.only_keys, outcome.only_keys
    row.wrong = len(outcome.wrong_rows)


def _refuse(row: Import, words: str) -> None:
    """The file as a whole can't be used: nothing of it is kept."""
    row.state, row.problem = State.UNREADABLE, words
    row.save()
    row.faults.all().delete()
    KeptFile.objects.filter(import_of=row).delete()


def _went_wrong(controller: Organisation, number: int, words: str) -> None:
    with transaction.atomic():
        rows = Import.objects.filter(controller=controller, pk=number).to_work_on()
        rows.update(state=State.FAILED, problem=words)


def _progress(row: Import) -> SoFar:
    return lambda per_cent: tell(row.pk, per_cent)


def _scaled(so_far: SoFar, start: int, end: int, rows: list[Row]) -> SoFar:
    """Rows that are done, as a part of the way from ``start`` to ``end``."""
    return lambda done: so_far(start + (end - start) * done // max(1, len(rows)))
