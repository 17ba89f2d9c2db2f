"""The way onward: whether the citizen wants help to find the next place, and what was found."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from placements.services.stays import lock_stay, record
from schemes.base import Part


@transaction.atomic
def record_onward(*, by: Actor, stay: Stay, onward: str, note: str, now: datetime) -> Stay:
    """Wanted, not wanted, or "" while not asked; and where is being looked.

    Unchanged is a no-op. Raises :class:`Problems` at the field, :class:`Conflict` after the stay.
    """
    by.must(Permission.FOLLOW_UP)
    row = lock_stay(by, stay)
    if Part.ONWARD not in row.version.parts:
        raise Problem("no_onward", _("This scheme does not ask about it here."))
    checks = Checks()
    checks.choice("onward", onward, Stay.Onward.values)
    note = checks.text("note", note, longest=LONG_TEXT)
    checks.raise_any()
    if (row.onward, row.onward_note) == (onward, note):
        return row
    if not row.is_open:
        raise Conflict("stay_ended", _("The stay has ended."))
    row.onward, row.onward_note = onward, note
    row.save(update_fields=["onward", "onward_note"])
    record("stay.onward_recorded", row, by, now, onward=onward)
    return row
