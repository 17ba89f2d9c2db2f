"""Writing a note, and correcting it without losing a word."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import row_of
from core.problems import Conflict, NotAllowed
from core.repeats import AGAIN, repeated, repeats
from core.shown import Shown, merge
from notes.events import NoteEvent
from notes.models import Note
from notes.rules import RULES, Verb
from notes.services.stays import check_without_numbers, checked_past, own_stay
from organisations.actors import Actor
from placements.models import Stay

Kind = Note.Kind


@dataclass(frozen=True, kw_only=True)
class NoteFacts:
    """What a note says."""

    kind: str
    happened_on: date | None
    text: str
    source: str = ""
    at_time: time | None = None
    for_next_shift: bool = False


@transaction.atomic
def write_note(*, by: Actor, stay: Stay, facts: NoteFacts, now: datetime) -> Note:
    """Write down what happened. Also after the citizen has left: it then says that it came late.
    The same from the same person again is a no-op.

    Raises :class:`Problems` at the fields.
    """
    row = own_stay(by, stay, Verb.WRITE)
    checks = Checks()
    says = _checked(checks, facts, now)
    checks.raise_any()
    lately = Note.objects.filter(stay=row, by=by.user, version=1, at__gt=now - AGAIN)
    if (again := repeated(lately, **says)) is not None:
        return again
    note = Note(controller_id=row.controller_id, stay=row, by=by.user, at=now, **says)
    note.save(force_insert=True)
    record(note, NoteEvent.WRITTEN, by=by, at=now, on=note.happened_on)
    return note


@transaction.atomic
def correct_note(
    *,
    by: Actor,
    note: Note,
    facts: NoteFacts,
    reason: str,
    takes_back: bool,
    now: datetime,
    shown: Shown | None = None,
) -> Note:
    """Put a note right by another version; or, with ``takes_back``, say that it does not belong
    here. What it said stays to be read. ``note`` is any version of it. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    RULES[Verb.CORRECT].must(by)
    own = row_of(Note.objects.visible_to(by).select_related("stay"), note.pk)
    if own is None:
        raise NotAllowed("not_yours", _("The note is not one of yours."))
    # The stay's lock is the notes': the app can't lock rows that it never changes.
    stay = own_stay(by, own.stay, Verb.CORRECT)
    standing = latest_version(own)
    checks = Checks()
    typed = _of(standing) if takes_back else _checked(checks, facts, now)
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    says = merge(shown, typed=typed, standing=_of(standing)) | {"is_taken_back": takes_back}
    if repeats(standing, **says):
        if standing.reason == why:
            return standing
        raise Conflict("stands_already", _("The note says this already. Nothing is changed."))
    if standing.is_taken_back:
        raise Conflict("taken_back", _("The note is taken back. Write another."))
    correction = Note(
        controller_id=stay.controller_id,
        stay=stay,
        corrects=standing,
        first_id=standing.first_id_of_all,
        version=standing.version + 1,
        reason=why,
        by=by.user,
        at=now,
        **says,
    )
    correction.save(force_insert=True)
    kind = NoteEvent.TAKEN_BACK if takes_back else NoteEvent.CORRECTED
    record(correction, kind, by=by, at=now, on=correction.happened_on, reason=why)
    return correction


def latest_version(note: Note) -> Note:
    """The version that counts, of any of them."""
    first = note.first_id_of_all
    return Note.objects.filter(Q(pk=first) | Q(first=first)).latest("version")


def standing_note(note: Note) -> dict[str, Any]:
    """What its form is made from."""
    return _of(note)


def _of(note: Note) -> dict[str, Any]:
    return {name: getattr(note, name) for name in NoteFacts.__dataclass_fields__}


def _checked(checks: Checks, facts: NoteFacts, now: datetime) -> dict[str, Any]:
    kind = checks.choice("kind", facts.kind, Kind.values, missing=_("Choose what it is."))
    day = checked_past(checks, "happened_on", facts.happened_on, now)
    text = checks.text("text", facts.text, missing=_("Write what happened."), longest=LONG_TEXT)
    missing = _("Write who called, or who was called.") if kind == Kind.CALL else ""
    source = checks.text("source", facts.source, missing=missing)
    check_without_numbers(checks, text=text, source=source)
    at_time = facts.at_time
    local = timezone.localtime(now)
    if day == local.date() and at_time is not None and at_time > local.time():
        checks.add("not_yet", _("The time is still to come."), field="at_time")
    return asdict(facts) | {
        "kind": kind,
        "happened_on": day,
        "text": text,
        "source": source,
    }
