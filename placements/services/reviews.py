"""The next review of a stay without an end: its place is taken until then, and looked at again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import Booking, DateChange, Stay
from placements.rules import Verb
from placements.services.conflicts import PlaceTaken
from placements.services.date_changes import check_same_words
from placements.services.planning import HORIZON, next_review_on, plan_follow_ups
from placements.services.stay_lock import change_period, lock_stay_and_place


@transaction.atomic
def move_review(
    *,
    by: Actor,
    stay: Stay,
    on: date,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> Stay:
    """Move the next review, with a reason; the place is taken until then. Both dates are kept.

    The same again is a no-op. Raises :class:`PlaceTaken` where another booking is in the way,
    :class:`Stale` where a colleague moved it since ``shown``, :class:`Problem` otherwise.
    """
    rules.must(by, Verb.REVIEW)
    row, booking = lock_stay_and_place(by, stay, now)
    rules.check(row, Verb.REVIEW)
    old = next_review_on(row)
    if booking is None or old is None:
        raise Problem("no_review", _("This stay has no review to move."))
    if old == on == booking.ends_on:
        check_same_words(row, DateChange.What.REVIEW, on, reason)
        return row
    merge(shown, typed={"on": on}, standing={"on": old})
    checks = Checks()
    reason = checks.text(
        "reason", reason, missing=_("Write why the review is moved."), longest=LONG_TEXT
    )
    checks.raise_any()
    set_next_review(row, booking, on, by=by, reason=reason, now=now, field="on")
    record(row, StayEvent.REVIEW_MOVED, by=by, at=now, old=old, new=on, reason=reason)
    return row


def set_next_review(
    stay: Stay, booking: Booking, on: date, *, by: Actor, reason: str, now: datetime, field: str
) -> None:
    """Take the place until ``on`` and plan the review for it. Stay and place are locked."""
    today = timezone.localdate(now)
    if on <= today:
        raise Problem("in_the_past", _("Choose a day after today."), field=field)
    if on > today + HORIZON:
        raise Problem("too_far_ahead", _("That is more than a year ahead."), field=field)
    if on <= booking.starts_on and booking.starts_on > today:
        raise Problem(
            "before_the_move",
            _("The citizen is to move to %(place)s on %(day)s. Choose a later day, or cancel it.")
            % {"place": booking.place.name, "day": date_format(booking.starts_on)},
            field=field,
        )
    old = next_review_on(stay)
    try:
        change_period(booking, by=by, starts_on=booking.starts_on, ends_on=on, now=now)
    except PlaceTaken as taken:
        raise PlaceTaken(
            _(
                "%(taken)s The review can be on that day at the latest. Else find another place "
                "for one of them first."
            )
            % {"taken": taken},
            field=field,
        ) from None
    DateChange.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        what=DateChange.What.REVIEW,
        old=old,
        new=on,
        reason=reason,
        by=by.user,
        at=now,
    )
    plan_follow_ups(stay=stay, now=now, review_on=on)
