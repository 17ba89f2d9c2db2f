"""What was written by mistake, put right: with a reason, and with the old answer kept.

Nights, bills and outcomes rest on these dates, so the booking and the follow-ups follow; where
somebody else has the nights, it is refused (:class:`PlaceTaken`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import DateChange, Stay
from placements.rules import Verb
from placements.services.date_changes import check_same_words
from placements.services.death import end_with_death, undo_death
from placements.services.decisions import (
    Because,
    Kind,
    end,
    follow_dates,
    stand_again,
    write_expulsion,
)
from placements.services.leaving import checked_leaving
from placements.services.length import end_from_arrival, keep_change_of_end, nights_until
from placements.services.making_room import make_room
from placements.services.nights_of_stay import bookings_in_order, take_nights
from placements.services.place_lock import FURTHEST_BACK, constraints_in_words
from placements.services.planning import plan_after_leaving, plan_follow_ups
from placements.services.stay_lock import check_bed_free, lock_stay_and_place
from placements.services.trial_nights import end_trials
from placements.services.turnaround import give_way


@transaction.atomic
def correct_arrival(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Stay:
    """The citizen came on ``on``, not on the day that was written. The same again is a no-op.

    Raises :class:`Stale` where a colleague corrected it since ``shown``.
    """
    rules.must(by, Verb.CORRECT_ARRIVAL)
    row, booking = lock_stay_and_place(by, stay, now)
    rules.check(row, Verb.CORRECT_ARRIVAL)
    reason = _reason(reason)
    if row.moved_in_on == on:
        check_same_words(row, DateChange.What.ARRIVAL, on, reason)
        return row
    merge(shown, typed={"on": on}, standing={"on": row.moved_in_on})
    old = row.moved_in_on
    assert old is not None, "a stay that began has a first day"
    today = timezone.localdate(now)
    if on > min(today, row.left_on or today):
        raise Problem(
            "future", _("Choose a day before the citizen left, today at the latest."), field="on"
        )
    if on < today - FURTHEST_BACK:
        raise Problem("too_far_back", _("That is more than a year ago."), field="on")
    if row.status == Stay.Status.HERE and row.planned_end_on is not None:
        ends_on = end_from_arrival(row, old, on)
        keep_change_of_end(by, row, on, new=ends_on, now=now)
    end_trials(by, row, on, now)
    if booking is not None:
        last = row.left_on or nights_until(booking, row.planned_end_on, today)
        give_way(bookings_in_order(row)[0].place, on)
        take_nights(by, row, starts_on=on, ends_on=last, now=now)
    row.moved_in_on = on
    row.save()
    _keep(by, row, DateChange.What.ARRIVAL, old, on, reason, now)
    follow_dates(row, now=now)
    _plan_again(row, now)
    record(row, StayEvent.ARRIVAL_CORRECTED, by=by, at=now, old=old, new=on, reason=reason)
    return row


@transaction.atomic
def correct_leaving(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    ending: str,
    destination: str,
    reason: str,
    now: datetime,
    note: str = "",
) -> Stay:
    """The citizen left on another day, otherwise, or to somewhere else than was written."""
    rules.must(by, Verb.CORRECT_LEAVING)
    row, booking = lock_stay_and_place(by, stay, now)
    rules.check(row, Verb.CORRECT_LEAVING)
    reason = _reason(reason)
    note = checked_leaving(by, row, on, ending, destination, note, now)
    died = ending == Stay.Ending.DIED
    destination = "" if died else destination
    written = {"left_on": on, "ending": ending, "destination": destination, "outcome_note": note}
    if repeats(row, **written):
        return row
    old_day, had_died = row.left_on, row.ending == Stay.Ending.DIED
    expelled = row.ending == Stay.Ending.ASKED_TO_LEAVE
    if booking is not None and on != old_day:
        assert row.moved_in_on is not None
        make_room(by, booking, until=on, now=now)
        take_nights(by, row, starts_on=row.moved_in_on, ends_on=on, now=now)
    old = {name: getattr(row, name) for name in ("left_on", "ending", "destination")}
    for name, value in written.items():
        setattr(row, name, value)
    row.save()
    if on != old_day:
        _keep(by, row, DateChange.What.LEAVING, old_day, on, reason, now)
    if had_died and not died:
        undo_death(row)
    if expelled or ending == Stay.Ending.ASKED_TO_LEAVE:
        expulsions = row.decisions.standing().filter(kind=Kind.EXPULSION)
        end(expulsions, Because.MISTAKE, now)  # also where its day or its reasons were wrong
        write_expulsion(by, row, now)
    plan_after_leaving(stay=row, on=on, now=now)
    if died:
        end_with_death(stay=row, on=on, now=now)
    record(
        row,
        StayEvent.LEAVING_CORRECTED,
        by=by,
        at=now,
        old_left_on=old["left_on"],
        old_ending=old["ending"],
        old_destination=old["destination"],
        on=on,
        ending=ending,
        destination=destination,
        reason=reason,
    )
    return row


@transaction.atomic
def undo_leaving(*, by: Actor, stay: Stay, reason: str, now: datetime) -> Stay:
    """The citizen has not left: the stay goes on as planned, where the place is still there."""
    rules.must(by, Verb.UNDO_LEAVING)
    row, booking = lock_stay_and_place(by, stay, now)
    if row.status == Stay.Status.HERE:
        return row
    rules.apply(row, Verb.UNDO_LEAVING)
    reason = _reason(reason)
    old, had_died = row.left_on, row.ending == Stay.Ending.DIED
    assert row.moved_in_on is not None
    if booking is not None:
        check_bed_free(by, row, booking, now)
        take_nights(by, row, starts_on=row.moved_in_on, ends_on=_goes_on_until(row, now), now=now)
    row.left_on, row.ending, row.destination, row.outcome_note = None, "", "", ""
    with constraints_in_words():
        row.save()
    _keep(by, row, DateChange.What.LEAVING, old, None, reason, now)
    if had_died:
        undo_death(row)
    end(row.decisions.standing().filter(kind=Kind.EXPULSION), Because.MISTAKE, now)
    plan_follow_ups(stay=row, now=now)
    record(row, StayEvent.LEAVING_UNDONE, by=by, at=now, old=old, reason=reason)
    return row


@transaction.atomic
def revive_stay(*, by: Actor, stay: Stay, reason: str, now: datetime) -> Stay:
    """The stay was cancelled, or the citizen written as not come, by mistake: planned again."""
    rules.must(by, Verb.REVIVE)
    row, booking = lock_stay_and_place(by, stay, now)
    if row.status == Stay.Status.PLANNED:
        return row
    rules.apply(row, Verb.REVIVE)
    reason = _reason(reason)
    if booking is not None and booking.ends_on is not None:
        take_nights(by, row, ends_on=booking.ends_on, now=now)
    row.outcome_note = ""
    row.save()
    stand_again(row)
    follow_dates(row, now=now)
    plan_follow_ups(stay=row, now=now)
    record(row, StayEvent.REVIVED, by=by, at=now, reason=reason)
    return row


def _reason(text: str) -> str:
    checks = Checks()
    reason = checks.text(
        "reason", text, missing=_("Write what was wrong, and how you know."), longest=LONG_TEXT
    )
    checks.raise_any()
    return reason


def _goes_on_until(stay: Stay, now: datetime) -> date:
    """The planned end, or the next review; tomorrow where that has passed."""
    today = timezone.localdate(now)
    end = stay.planned_end_on or stay.version.review_on(stay.track, today)
    return max(end or today, today + timedelta(days=1))


def _keep(
    by: Actor,
    stay: Stay,
    what: DateChange.What,
    old: date | None,
    new: date | None,
    reason: str,
    now: datetime,
) -> None:
    DateChange.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        what=what,
        old=old,
        new=new,
        reason=reason,
        by=by.user,
        at=now,
    )


def _plan_again(stay: Stay, now: datetime) -> None:
    if stay.left_on is not None:
        plan_after_leaving(stay=stay, on=stay.left_on, now=now)
    else:
        plan_follow_ups(stay=stay, now=now)
