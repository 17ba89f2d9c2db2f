"""Taking back, within minutes, that a follow-up was done, and what it changed of the stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.problems import Conflict
from organisations.actors import Actor
from placements.events import FollowUpEvent, StayEvent
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb, undo_obstacle
from placements.models import Booking, DateChange, FollowUp, Stay
from placements.services.follow_ups import lock_with_stay
from placements.services.length import nights_until
from placements.services.onward import write_onward
from placements.services.planning import plan_follow_ups
from placements.services.stay_lock import change_period

#: Puts right what an app above wrote when the follow-up was done.
AfterTakingBack = Callable[[FollowUp, datetime], None]
_AFTER: Final[list[AfterTakingBack]] = []


def also_taken_back(step: AfterTakingBack) -> None:
    """Make known what else is put right; called from an app's ``ready``."""
    _AFTER.append(step)


@transaction.atomic
def undo_completion(*, by: Actor, follow_up: FollowUp, now: datetime) -> FollowUp:
    """Take back, within :data:`UNDO_WITHIN`, that it was done or was not: it is to be done again.

    What it changed of the stay is as it was before: whether help onward is wanted, which
    municipality is informed, the next review and the nights of its place. What was written stays
    in the history. Where it is open already this is a no-op.

    Raises :class:`Conflict` where it is too late, somebody else wrote it, or somebody has gone on
    with what it changed (``changed_since``).
    """
    FOLLOW_UP_RULES[FollowUpVerb.UNDO].must(by)
    row, booking = lock_with_stay(by, follow_up, now)
    if row.status == FollowUp.Status.OPEN:
        return row
    if problem := undo_obstacle(row, by=by, now=now):
        raise problem
    changes, row.stay_changes = row.stay_changes or {}, None
    row.status, row.outcome = FollowUp.Status.OPEN, ""
    row.completed_on = row.completed_at = row.completed_by = None
    row.save()
    _give_back(row.stay, changes, by=by, now=now)
    if booking is not None and "next_review" in changes:
        _give_back_review(row, booking, changes, by=by, now=now)
    for step in _AFTER:
        step(row, now)
    record(row, FollowUpEvent.UNDONE, by=by, at=now, follow_up=row.rule.title)
    return row


def _give_back(stay: Stay, changes: dict[str, list[str]], *, by: Actor, now: datetime) -> None:
    """What the stay says itself. What it says as before already is left as it is: two follow-ups
    can have been done by one answer."""
    fields = {name: pair for name, pair in changes.items() if name in _OF_THE_STAY}
    standing = {name: getattr(stay, name) for name in fields}
    before = {name: pair[0] for name, pair in fields.items()}
    if standing == before:
        return
    if standing != {name: pair[1] for name, pair in fields.items()}:
        raise _changed_since()
    if "onward" in fields:
        write_onward(stay, before["onward"], before["onward_note"], by=by, now=now)
    if "acting_municipality" in fields:
        stay.acting_municipality = before["acting_municipality"]
        stay.save(update_fields=["acting_municipality"])


_OF_THE_STAY: Final = ("onward", "onward_note", "acting_municipality")


def _give_back_review(
    review: FollowUp,
    booking: Booking,
    changes: dict[str, list[str]],
    *,
    by: Actor,
    now: datetime,
) -> None:
    """The review is held on its own day again, and the place taken for as long as it was; tonight
    in any case, where somebody is in the bed."""
    stay, today = review.stay, timezone.localdate(now)
    old, new = (date.fromisoformat(day) for day in changes["next_review"])
    until, until_now = changes["place_until"]
    following = stay.follow_ups.open().filter(kind=review.kind).exclude(pk=review.pk).first()
    has_moved = following is None or following.due_on != new or following.moved_by_hand
    if has_moved or booking.ends_on != date.fromisoformat(until_now):
        raise _changed_since()
    ends_on = nights_until(booking, date.fromisoformat(until), today) if until else None
    if ends_on is not None and ends_on <= booking.starts_on:  # moves to that place only later
        raise _changed_since()
    change_period(booking, by=by, starts_on=booking.starts_on, ends_on=ends_on, now=now)
    reason = _("Taken back right after it was done.")
    DateChange.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        what=DateChange.What.REVIEW,
        old=new,
        new=old,
        reason=reason,
        by=by.user,
        at=now,
    )
    plan_follow_ups(stay=stay, now=now, review_on=old)
    record(stay, StayEvent.REVIEW_MOVED, by=by, at=now, old=new, new=old, reason=reason)


def _changed_since() -> Conflict:
    return Conflict(
        "changed_since",
        _("The stay has been changed since then. Correct it on the page of the stay."),
    )
