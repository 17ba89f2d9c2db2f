"""Follow-ups: done, and moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from citizens.municipality_names import NAMES
from core.checks import EARLIEST, LATEST, LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import NotAllowed, Problem
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.events import FollowUpEvent, StayEvent
from placements.follow_up_rules import (
    FOLLOW_UP_RULES,
    FollowUpVerb,
    follow_up_obstacle,
    is_review,
)
from placements.models import Booking, DateChange, FollowUp, Stay
from placements.models.follow_up import AGREED
from placements.offices import not_this_person
from placements.rules import Verb
from placements.services.date_changes import check_same_words
from placements.services.onward import StayChanges, onward_changes, write_onward
from placements.services.planning import HORIZON
from placements.services.reviews import set_next_review
from placements.services.stay_lock import lock_stay, lock_stay_and_place
from schemes.base import Need, Window

Status = FollowUp.Status


@transaction.atomic
def complete_follow_up(
    *,
    by: Actor,
    follow_up: FollowUp,
    outcome: str,
    on: date,
    now: datetime,
    next_review_on: date | None = None,
    acting_municipality: str = "",
    onward: str = "",
) -> FollowUp:
    """Record that it was done on ``on``, and what came of it. Late is recorded as late.

    A review of a stay without an end sets the next: on ``next_review_on``, or as far ahead as the
    scheme reviews. Only who may extend goes further than that. An orientering tells which
    municipality was informed, where the stay does not know it yet. Where it asks whether help
    onward is wanted, ``onward`` is the answer, and the stay's.

    The same again is a no-op. Raises :class:`Problem` (``missing``, ``future``, ``before_stay``,
    ``something_missing``) and :class:`Conflict` ``already_done`` / ``lapsed``.
    """
    FOLLOW_UP_RULES[FollowUpVerb.COMPLETE].must(by)
    row, booking = lock_with_stay(by, follow_up, now)
    outcome = _outcome(row, outcome, on, acting_municipality, timezone.localdate(now))
    if onward not in ("", *Stay.Onward.values):
        raise Problem("not_a_choice", _("Choose one of the answers."), field="onward")
    if repeats(row, status=Status.DONE, outcome=outcome, completed_on=on):
        return row
    if problem := follow_up_obstacle(row, FollowUpVerb.COMPLETE):
        raise problem
    if missing := what_is_missing(row):
        raise Problem("something_missing", missing)
    row.status = Status.DONE
    row.outcome = outcome
    row.completed_on, row.completed_at, row.completed_by = on, now, by.user
    row.save()
    changes: StayChanges = {}
    if row.rule.informs_municipality and acting_municipality and not row.stay.acting_municipality:
        changes["acting_municipality"] = ("", acting_municipality)
        row.stay.acting_municipality = acting_municipality
        row.stay.save(update_fields=["acting_municipality"])
    if row.rule.asks_onward:
        onward = onward or row.stay.onward
        changes |= onward_changes(row.stay, onward, outcome)
        write_onward(row.stay, onward, outcome, by=by, now=now)
    record(
        row,
        FollowUpEvent.COMPLETED,
        by=by,
        at=now,
        follow_up=row.rule.title,
        on=on,
        due_on=row.due_on,
        late=row.was_late,
    )
    if booking is not None and row.stay.status == Stay.Status.HERE:
        until = booking.ends_on
        review_on = _next_review(row, booking, next_review_on, by=by, now=now)
        changes["next_review"] = (row.due_on.isoformat(), review_on.isoformat())
        changes["place_until"] = (until.isoformat() if until else "", review_on.isoformat())
    if changes:
        row.stay_changes = changes
        row.save(update_fields=["stay_changes"])
    return row


def lock_with_stay(
    by: Actor, follow_up: FollowUp, now: datetime
) -> tuple[FollowUp, Booking | None]:
    """The stay and its place before the follow-up, as all others lock; only where they change."""
    booking = None
    if is_review(follow_up):
        booking = lock_stay_and_place(by, follow_up.stay, now)[1]
    elif follow_up.rule.asks_onward or follow_up.rule.informs_municipality:
        lock_stay(by, follow_up.stay)
    return lock_follow_up(by, follow_up), booking


def _outcome(row: FollowUp, outcome: str, on: date, acting_municipality: str, today: date) -> str:
    checks = Checks()
    outcome = checks.text(
        "outcome", outcome, missing=_("Write in a sentence what came of it."), longest=LONG_TEXT
    )
    checks.choice("acting_municipality", acting_municipality, NAMES)
    checks.day("on", on)
    if on > today:
        checks.add("future", _("Choose today or an earlier day."), field="on")
    if on < _earliest(row):
        checks.add("before_stay", _("The stay had not begun then."), field="on")
    checks.raise_any()
    return outcome


def usual_next_review(stay: Stay, *, held_on: date, today: date) -> date:
    """As far ahead as the scheme reviews; from today where the last was written down long after."""
    review_on = stay.version.review_on(stay.track, held_on)
    if review_on is None or review_on <= today:
        review_on = stay.version.review_on(stay.track, today)
    assert review_on is not None, "a track with reviews says how often"
    return review_on


def _next_review(
    held: FollowUp, booking: Booking, chosen: date | None, *, by: Actor, now: datetime
) -> date:
    assert held.completed_on is not None
    usual = usual_next_review(held.stay, held_on=held.completed_on, today=timezone.localdate(now))
    if chosen is not None and chosen > usual and not_this_person(by, Verb.REVIEW, held.stay):
        raise NotAllowed(
            "not_allowed",
            _("The next review can be on %(day)s at the latest. The leader can move it further.")
            % {"day": date_format(usual, "DATE_FORMAT")},
            field="next_review_on",
        )
    on = chosen or usual
    set_next_review(
        held.stay, booking, on, by=by, reason=held.outcome, now=now, field="next_review_on"
    )
    record(held.stay, StayEvent.REVIEW_SET, by=by, at=now, on=on)
    return on


def _earliest(follow_up: FollowUp) -> date:
    """What is due from the decision can be done before the citizen comes."""
    stay = follow_up.stay
    days = [stay.moved_in_on]
    if follow_up.rule.window is Window.WORKING_DAYS_AFTER_DECISION:
        days.append(stay.decided_on)
    elif follow_up.kind == AGREED:
        days = []  # agreed on while the citizen was still in hospital, say
    return min((day for day in days if day is not None), default=EARLIEST)


#: What a follow-up can need, answered by the app that makes it: the words where it is missing.
Missing = Callable[[Stay], str]
_NEEDS: Final[dict[Need, Missing]] = {}


def answer_need(need: Need, missing: Missing) -> None:
    """Make known how a need is met; called from an app's ``ready``."""
    _NEEDS[need] = missing


def what_is_missing(follow_up: FollowUp) -> str:
    """What must be there before the follow-up can be done; "" when nothing is missing."""
    missing = (_NEEDS[need](follow_up.stay) for need in follow_up.rule.needs)
    return next(filter(None, missing), "")


@transaction.atomic
def move_follow_up(
    *,
    by: Actor,
    follow_up: FollowUp,
    due_on: date,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> FollowUp:
    """Give it another due date, with a reason. Both dates stay visible.

    The same again is a no-op. Raises :class:`Problem` at the field, or :class:`Conflict`; the
    more exact :class:`Stale` where a colleague moved it since ``shown``.
    """
    FOLLOW_UP_RULES[FollowUpVerb.MOVE].must(by)
    row = lock_follow_up(by, follow_up)
    checks = Checks()
    reason = checks.text("reason", reason, missing=_("Write why it is moved."), longest=LONG_TEXT)
    if not EARLIEST <= due_on <= LATEST:
        checks.add("absurd_date", _("Write a date between 1900 and 2100."), field="due_on")
    elif due_on < _earliest(row):
        checks.add("before_stay", _("The stay had not begun then."), field="due_on")
    elif due_on > timezone.localdate(now) + HORIZON:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="due_on")
    checks.raise_any()
    if problem := follow_up_obstacle(row, FollowUpVerb.MOVE):
        raise problem
    if row.due_on == due_on:
        what = DateChange.What.FOLLOW_UP
        check_same_words(row.stay, what, due_on, reason, follow_up=row)
        return row
    merge(shown, typed={"due_on": due_on}, standing={"due_on": row.due_on})
    row.nominal_on = row.nominal_on or row.due_on
    DateChange.objects.create(
        controller_id=row.controller_id,
        stay=row.stay,
        what=DateChange.What.FOLLOW_UP,
        follow_up=row,
        old=row.due_on,
        new=due_on,
        reason=reason,
        by=by.user,
        at=now,
    )
    old, row.due_on = row.due_on, due_on
    row.opens_on = min(row.opens_on, due_on)
    row.moved_by_hand = True
    row.save(update_fields=["due_on", "opens_on", "nominal_on", "moved_by_hand"])
    record(
        row,
        FollowUpEvent.MOVED,
        by=by,
        at=now,
        follow_up=row.rule.title,
        old=old,
        new=due_on,
        reason=reason,
    )
    return row


@transaction.atomic
def close_as_not_done(*, by: Actor, follow_up: FollowUp, reason: str, now: datetime) -> FollowUp:
    """After the stay: it was due, it was not done, and why. The same again is a no-op.

    Raises :class:`Problem` at ``reason``, :class:`Conflict` while the citizen is here.
    """
    FOLLOW_UP_RULES[FollowUpVerb.NOT_DONE].must(by)
    row = lock_follow_up(by, follow_up)
    checks = Checks()
    missing = _("Write why it was not done.")
    reason = checks.text("reason", reason, missing=missing, longest=LONG_TEXT)
    checks.raise_any()
    if repeats(row, status=Status.NOT_DONE, outcome=reason):
        return row
    if problem := follow_up_obstacle(row, FollowUpVerb.NOT_DONE):
        raise problem
    row.status, row.outcome = Status.NOT_DONE, reason
    row.completed_on, row.completed_at = timezone.localdate(now), now
    row.completed_by = by.user
    row.save(update_fields=["status", "outcome", "completed_on", "completed_at", "completed_by"])
    record(row, FollowUpEvent.NOT_DONE, by=by, at=now, follow_up=row.rule.title, reason=reason)
    return row


def lock_follow_up(by: Actor, follow_up: FollowUp) -> FollowUp:
    rows = FollowUp.objects.visible_to(by).select_related("stay__citizen", "stay__controller")
    return own_row(rows, follow_up.pk, not_yours=_("The follow-up is not one of yours."))
