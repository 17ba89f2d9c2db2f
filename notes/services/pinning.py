"""What to know first: pinned, and taken off with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import row_of
from core.problems import Conflict, NotAllowed
from core.repeats import repeats
from notes.events import NoteEvent
from notes.models import KnownFirst
from notes.rules import MOST_PINNED, RULES, Verb
from notes.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from placements.models import Stay

LONGEST: Final = 200


@transaction.atomic
def pin(*, by: Actor, stay: Stay, text: str, now: datetime) -> KnownFirst:
    """Say in a sentence what is to be known before anything else. The same again is a no-op.

    Raises :class:`Problems` at the field, :class:`Conflict` where enough is pinned.
    """
    row = own_stay(by, stay, Verb.PIN)
    checks = Checks()
    words = checks.text("text", text, missing=_("Write what is to be known."), longest=LONGEST)
    check_without_numbers(checks, text=words)
    checks.raise_any()
    standing = list(KnownFirst.objects.standing().filter(stay=row))
    for each in standing:
        if each.text == words:
            return each
    if len(standing) >= MOST_PINNED:
        raise Conflict(
            "pinned_enough",
            _("%(most)d sentences are pinned, which is as many as are read. Take another off.")
            % {"most": MOST_PINNED},
            field="text",
        )
    pinned = KnownFirst.objects.create(
        controller_id=row.controller_id, stay=row, text=words, by=by.user, at=now
    )
    record(pinned, NoteEvent.PINNED, by=by, at=now)
    return pinned


@transaction.atomic
def unpin(*, by: Actor, pinned: KnownFirst, reason: str, now: datetime) -> KnownFirst:
    """It is no longer to be known first, and stays to be read. Twice is once.

    Raises :class:`Problems` at the field, :class:`Conflict` where it was taken off otherwise.
    """
    RULES[Verb.UNPIN].must(by)
    own = row_of(KnownFirst.objects.visible_to(by).select_related("stay"), pinned.pk)
    if own is None:
        raise NotAllowed("not_yours", _("It is not pinned on a stay of yours."))
    stay = own_stay(by, own.stay, Verb.UNPIN)
    checks = Checks()
    why = checks.text("reason", reason, missing=_("Write why."), longest=LONG_TEXT)
    check_without_numbers(checks, reason=why)
    checks.raise_any()
    row = KnownFirst.objects.select_for_update(of=("self",), no_key=True).get(pk=own.pk)
    row.stay = stay
    if not row.stands:
        if repeats(row, ended_reason=why):
            return row
        raise Conflict("taken_off_already", _("A colleague has taken it off already."))
    row.ended_at, row.ended_by, row.ended_reason = now, by.user, why
    row.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    record(row, NoteEvent.UNPINNED, by=by, at=now, reason=why)
    return row
