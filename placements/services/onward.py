"""The way onward: whether the citizen wants help to find the next place, and what was found."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Stay
from placements.rules import Verb
from placements.services.stays import lock_stay


@transaction.atomic
def record_onward(*, by: Actor, stay: Stay, onward: str, note: str, now: datetime) -> Stay:
    """Wanted, not wanted, or "" while not asked; and where is being looked.

    Unchanged is a no-op. Raises :class:`Problems` at the field, :class:`Conflict` after the stay.
    """
    rules.must(by, Verb.ONWARD)
    row = lock_stay(by, stay)
    if problem := rules.not_in_scheme(row, Verb.ONWARD):
        raise problem
    checks = Checks()
    checks.choice("onward", onward, Stay.Onward.values)
    note = checks.text("note", note, longest=LONG_TEXT)
    checks.raise_any()
    if repeats(row, onward=onward, onward_note=note):
        return row
    rules.check(row, Verb.ONWARD)
    row.onward, row.onward_note = onward, note
    row.save(update_fields=["onward", "onward_note"])
    record(row, StayEvent.ONWARD_RECORDED, by=by, at=now, onward=onward)
    return row
