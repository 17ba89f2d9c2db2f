"""A stay's follow-ups brought in line with its scheme and its dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from placements.models import Booking, FollowUp, Stay
from placements.responsible import who_knows
from schemes.base import Course, PlannedFollowUp, Window

Status = FollowUp.Status

#: How far ahead follow-ups are planned where no end is set; planned on when the booking moves.
HORIZON: Final = timedelta(days=366)


def plan_follow_ups(*, stay: Stay, now: datetime, review_on: date | None = None) -> None:
    """Bring the stay's follow-ups in line with the scheme and its dates.

    What is done stays done. What somebody moved keeps its date. What the scheme no longer plans
    lapses, and what it plans again opens again. Before the citizen comes only what counts from
    the decision is planned. ``review_on`` is a new date for the next review.
    """
    if not stay.is_open or (stay.moved_in_on is None and stay.decided_on is None):
        return
    today = timezone.localdate(now)
    planned = {(p.kind, p.ordinal): p for p in _planned(stay, today, review_on=review_on)}
    known = {(f.kind, f.ordinal): f for f in stay.follow_ups.select_for_update()}
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status == Status.DONE:
            continue
        plan = planned.get(key)
        if plan is None:
            follow_up.status = Status.CANCELLED
        else:
            follow_up.status = Status.OPEN
            if not follow_up.moved_by_hand:
                follow_up.opens_on, follow_up.due_on = plan.opens_on, plan.due_on
        follow_up.save(update_fields=["status", "opens_on", "due_on"])


def _planned(
    stay: Stay, today: date, *, end: date | None = None, review_on: date | None = None
) -> tuple[PlannedFollowUp, ...]:
    start = stay.moved_in_on or stay.decided_on
    assert start is not None
    home = stay.home_municipality or stay.citizen.home_municipality
    reviews = stay.follow_ups.filter(kind__in=_kinds(stay, Window.REVIEW))
    planned = stay.version.follow_ups(
        stay.track,
        Course(
            moved_in_on=start,
            planned_end_on=end or stay.planned_end_on,
            until=max(today, start) + HORIZON,
            own_citizen=home == stay.controller.municipality_code,
            decided_on=stay.decided_on,
            review_on=review_on or next_review_on(stay),
            reviews_held=reviews.filter(status=Status.DONE).count(),
        ),
    )
    if stay.moved_in_on is None:
        from_decision = _kinds(stay, Window.WORKING_DAYS_AFTER_DECISION)
        return tuple(plan for plan in planned if plan.kind in from_decision)
    return planned


def next_review_on(stay: Stay) -> date | None:
    """When a stay without an end is looked at next; as :func:`next_review`, read anew."""
    if not stay.is_open_ended:
        return None
    bookings = stay.bookings.standing().order_by("starts_on")
    return next_review(stay, stay.follow_ups.order_by("due_on", "pk"), bookings)


def next_review(
    stay: Stay, follow_ups: Iterable[FollowUp], bookings: Iterable[Booking]
) -> date | None:
    """The open review's day, else the day the booking ends; None where the stay has no reviews.

    It stands though the place is kept on night by night after it, so that a review that was not
    held can be seen to be late. Both come in the order of their days.
    """
    kinds = _kinds(stay, Window.REVIEW)
    if not kinds or not stay.is_open_ended:
        return None
    for follow_up in follow_ups:
        if follow_up.kind in kinds and follow_up.status == Status.OPEN:
            return follow_up.due_on
    return next((booking.ends_on for booking in reversed(list(bookings))), None)


def _kinds(stay: Stay, window: Window) -> list[str]:
    return [rule.kind for rule in stay.scheme_track.follow_ups if rule.window is window]


def _new(stay: Stay, plan: PlannedFollowUp) -> FollowUp:
    return FollowUp(
        controller_id=stay.controller_id,
        stay=stay,
        kind=plan.kind,
        ordinal=plan.ordinal,
        opens_on=plan.opens_on,
        due_on=plan.due_on,
        office=plan.responsible,
        responsible=who_knows(stay, plan.responsible),
    )


def let_go_on_leaving(*, stay: Stay, on: date, now: datetime) -> None:
    """Open follow-ups due after the citizen has left lapse, but for those the scheme wants then:
    a review after a single night, an orientering by law. What is overdue remains, to be seen."""
    planned = {
        (plan.kind, plan.ordinal): plan
        for plan in _planned(stay, timezone.localdate(now), end=on)
        if plan.due_on > on or stay.scheme_track.follow_up_rule(plan.kind).window is Window.ON_END
    }
    known = {(f.kind, f.ordinal): f for f in stay.follow_ups.select_for_update()}
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status != Status.OPEN:
            continue
        if key in planned:
            follow_up.opens_on, follow_up.due_on = planned[key].opens_on, planned[key].due_on
        elif follow_up.due_on > on:
            follow_up.status = Status.CANCELLED
        follow_up.save(update_fields=["status", "opens_on", "due_on"])


def let_go(*, stay: Stay) -> None:
    """The stay will not be: nothing of it is left to do."""
    stay.follow_ups.open().update(status=Status.CANCELLED)
