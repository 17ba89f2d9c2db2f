"""The way onward: whether the citizen wants help to find the next place, and what was found."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import FollowUpEvent, StayEvent
from placements.models import FollowUp, Stay
from placements.rules import Verb
from placements.services.stay_lock import lock_stay

#: What a follow-up changed of its stay, as (before, after) by name.
StayChanges = dict[str, tuple[str, str]]


@transaction.atomic
def record_onward(
    *,
    by: Actor,
    stay: Stay,
    onward: str,
    note: str,
    now: datetime,
    shown: Shown | None = None,
) -> Stay:
    """Wanted, not wanted, or "" while not asked; and where is being looked.

    Unchanged is a no-op. Raises :class:`Problems` at the field, :class:`Conflict` after the stay,
    :class:`Stale` where a colleague wrote something else since ``shown``.
    """
    rules.must(by, Verb.ONWARD)
    row = lock_stay(by, stay)
    if problem := rules.not_in_scheme(row, Verb.ONWARD):
        raise problem
    checks = Checks()
    checks.choice("onward", onward, Stay.Onward.values)
    note = checks.text("note", note, longest=LONG_TEXT)
    checks.raise_any()
    merged = merge(
        shown,
        typed={"onward": onward, "note": note},
        standing={"onward": row.onward, "note": row.onward_note},
    )
    onward, note = merged["onward"], merged["note"]
    if repeats(row, onward=onward, onward_note=note):
        return row
    rules.check(row, Verb.ONWARD)
    changes = onward_changes(row, onward, note)
    write_onward(row, onward, note, by=by, now=now)
    if onward:
        outcome = note or str(Stay.Onward(onward).label)
        _answer_follow_ups(row, outcome, changes, by=by, now=now)
    return row


def onward_changes(row: Stay, onward: str, note: str) -> StayChanges:
    """What :func:`write_onward` is about to change."""
    return {"onward": (row.onward, onward), "onward_note": (row.onward_note, note)}


def write_onward(row: Stay, onward: str, note: str, *, by: Actor, now: datetime) -> None:
    """On the (locked) stay; "" leaves it as not asked."""
    row.onward, row.onward_note = onward, note
    row.save(update_fields=["onward", "onward_note"])
    record(row, StayEvent.ONWARD_RECORDED, by=by, at=now, onward=onward)


def _answer_follow_ups(
    row: Stay, outcome: str, changes: StayChanges, *, by: Actor, now: datetime
) -> None:
    """Asked is asked: the follow-up that was to ask, and can be made now, is done with it."""
    today = timezone.localdate(now)
    for follow_up in row.follow_ups.open().filter(opens_on__lte=today):
        if not follow_up.rule.asks_onward:
            continue
        follow_up.status, follow_up.outcome = FollowUp.Status.DONE, outcome
        follow_up.completed_on, follow_up.completed_at = today, now
        follow_up.completed_by = by.user
        follow_up.stay_changes = changes
        follow_up.save()
        record(
            follow_up,
            FollowUpEvent.COMPLETED,
            by=by,
            at=now,
            follow_up=follow_up.rule.title,
            on=today,
            due_on=follow_up.due_on,
            late=follow_up.was_late,
        )
