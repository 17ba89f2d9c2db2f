"""Files from other systems: sent in, checked again, ordered to be brought in, deleted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import IO, Final

from django.db import connection, transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.crypto import fingerprint
from core.own_row import own_row
from core.plain_text import one_line
from core.problems import Conflict, Problem
from imports.events import ImportEvent
from imports.models import Import, KeptFile, Kind
from imports.reading import LARGEST
from imports.rules import RULES, Verb
from organisations.actors import Actor
from organisations.models import Organisation

State = Import.State
#: Ours, a setting: long enough to put a file right, and no longer.
KEPT: Final = timedelta(hours=24)
_USE: Final = "imported file"


@transaction.atomic
def send_file(
    *, by: Actor, kind: Kind, name: str, file: IO[bytes], size: int, now: datetime
) -> Import:
    """Take a file in; a worker checks it. The same file again, while it is kept, is the one that is
    here.

    Raises :class:`Problem` at ``file`` where it is too large or empty.
    """
    RULES[Verb.SEND_FILE].must(by)
    if size > LARGEST:
        words = _("The file is too large: it can be at most %(most)d MB. Split it into several.")
        raise Problem("too_large", words % {"most": LARGEST // 1024**2}, field="file")
    content = file.read()
    if not content:
        raise Problem("empty", _("There is nothing in the file."), field="file")
    _queue_up(by.organisation)
    print_of = _fingerprint(content, kind, by)
    same = Import.objects.visible_to(by).filter(kind=kind, fingerprint=print_of)
    kept = same.filter(kept__expires_at__gt=now).first()
    if kept is not None:
        return kept
    assert by.user is not None, "files are sent by people"
    row = Import.objects.create(
        controller=by.organisation,
        kind=kind,
        file_name=one_line(name)[-120:] or _("without a name"),
        fingerprint=print_of,
        sent_by=by.user,
        sent_by_name=by.name,
        sent_at=now,
        asked_by=by.user,
    )
    kept_file = KeptFile(controller=by.organisation, import_of=row, expires_at=now + KEPT)
    kept_file.seal(content)
    kept_file.save()
    return row


@transaction.atomic
def check_again(*, by: Actor, import_of: Import, now: datetime) -> Import:
    """Houses or places were put right meanwhile. One that is being worked on is left to it.

    Raises :class:`Conflict` where the file is gone.
    """
    RULES[Verb.CHECK_AGAIN].must(by)
    row = _locked(by, import_of)
    if row.is_worked_on:
        return row
    _must_have_file(row, now)
    assert by.user is not None
    row.state, row.asked_by = State.WAITING, by.user
    row.save(update_fields=["state", "asked_by"])
    return row


@transaction.atomic
def order_import(*, by: Actor, import_of: Import, now: datetime) -> Import:
    """All rows are right: a worker brings them in, all or none. Twice is once.

    Raises :class:`Conflict` where something is wrong with it, or there is nothing new.
    """
    RULES[Verb.BRING_IN].must(by)
    row = _locked(by, import_of)
    if row.state in (State.ORDERED, State.DONE):
        return row
    _must_have_file(row, now)
    if not row.can_be_brought_in:
        raise Conflict("nothing_to_bring_in", _("The file can't be brought in as it is."))
    assert by.user is not None
    row.state, row.asked_by = State.ORDERED, by.user
    row.save(update_fields=["state", "asked_by"])
    return row


@transaction.atomic
def discard_file(*, by: Actor, import_of: Import, now: datetime) -> Import:
    """Delete the file before its time, and what was said of its rows. Twice is once.

    Raises :class:`Conflict` while it is being brought in.
    """
    RULES[Verb.DISCARD].must(by)
    row = _locked(by, import_of)
    if row.state == State.ORDERED:
        raise Conflict("is_brought_in", _("The file is being brought in now."))
    if row.has_file:
        _forget(row)
        record(row, ImportEvent.DISCARDED, by=by, at=now, number=row.pk)
    return row


@transaction.atomic
def forget_files(*, controller: Organisation, now: datetime) -> int:
    """Delete the files whose time is up; how many. One being worked on has its turn later."""
    rows = Import.objects.filter(controller=controller, kept__expires_at__lte=now)
    due = rows.exclude(state=State.ORDERED).select_for_update(of=("self",), skip_locked=True)
    for row in (forgotten := list(due)):
        _forget(row)
    return len(forgotten)


def _forget(row: Import) -> None:
    KeptFile.objects.filter(import_of=row).delete()
    row.faults.all().delete()
    row.state = State.FORGOTTEN
    row.save(update_fields=["state"])


def _locked(by: Actor, import_of: Import) -> Import:
    rows = Import.objects.visible_to(by)
    return own_row(rows, import_of.pk, not_yours=_("The file is not one of yours."))


def _must_have_file(row: Import, now: datetime) -> None:
    kept = KeptFile.objects.filter(import_of=row, expires_at__gt=now)
    if not row.has_file or not kept.exists():
        raise Conflict("file_is_gone", _("The file has been deleted. Send it again."))


def _queue_up(organisation: Organisation) -> None:
    """Of two who send the same file the second waits, and finds the first one's."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('send file', %s))", [organisation.pk]
        )


def _fingerprint(content: bytes, kind: str, by: Actor) -> bytes:
    # As text, since that is what is fingerprinted; latin-1 takes every byte.
    return fingerprint(
        f"{kind}|{content.decode('latin-1')}", use=_USE, controller_id=by.organisation.pk
    )
