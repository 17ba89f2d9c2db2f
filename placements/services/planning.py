"""A stay's follow-ups brought in line with its scheme and its dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone

from placements.models import Booking, Facility, FollowUp, HouseFollowUp, Stay
from placements.responsible import who_knows
from schemes.base import Course, PlannedFollowUp, Window
from schemes.house_schedule import ScheduleChange

Status = FollowUp.Status

#: How far ahead follow-ups are planned where no end is set; planned on when the booking moves.
HORIZON: Final = timedelta(days=366)

#: From which day on a stay's follow-ups are planned here: of one that came from another system the
#: app that brought it in knows. None: from its beginning.
PlannedFrom = Callable[[Stay], date | None]
_PLANNED_FROM: Final[list[PlannedFrom]] = []


def also_planned_from(answer: PlannedFrom) -> None:
    """Make known who answers; called from an app's ``ready``."""
    _PLANNED_FROM.append(answer)


#: On which days from a day on nobody follows up at a house, by its key: answered by the app that
#: writes them.
ClosedOn = Callable[[int, date], Collection[date]]
_CLOSED_ON: Final[list[ClosedOn]] = []


def also_closed_on(answer: ClosedOn) -> None:
    """Make known who answers; called from an app's ``ready``."""
    _CLOSED_ON.append(answer)


def closed_days(facility: int, *, since: date) -> set[date]:
    """On which days from ``since`` on nobody follows up at the house."""
    return {day for answer in _CLOSED_ON for day in answer(facility, since)}


def plan_house(*, facility: Facility, now: datetime, track: str | None = None) -> None:
    """Plan anew for everybody who is there or will be: the house follows up otherwise than before.

    The caller acts for the house's organisation.
    """
    stays = Stay.objects.filter(
        controller=facility.controller_id,
        facility=facility,
        status__in=(Stay.Status.PLANNED, Stay.Status.HERE),
    )
    if track is not None:
        stays = stays.filter(track=track)
    rows = stays.select_related("citizen", "controller").order_by("pk")
    for stay in rows.select_for_update(of=("self",), no_key=True):
        plan_follow_ups(stay=stay, now=now)


def plan_follow_ups(*, stay: Stay, now: datetime, review_on: date | None = None) -> None:
    """Bring the stay's follow-ups in line with the scheme and its dates.

    What is done stays done. What somebody moved keeps its date. What the scheme no longer plans
    lapses, and what it plans again opens again. Before the citizen comes only what counts from
    the decision is planned. ``review_on`` is a new date for the next review.
    """
    if not stay.is_open or (stay.moved_in_on is None and stay.decided_on is None):
        return
    today = timezone.localdate(now)
    known = _known(stay)
    planned = {
        (p.kind, p.ordinal): p for p in _planned(stay, today, known.values(), review_on=review_on)
    }
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status in (Status.DONE, Status.NOT_DONE):
            continue
        plan = planned.get(key)
        if plan is not None:
            follow_up.status = Status.OPEN
            _take(follow_up, plan)
        elif not follow_up.moved_by_hand:
            follow_up.status = Status.CANCELLED
        follow_up.save(update_fields=_PLANNED)


def _known(stay: Stay) -> dict[tuple[str, int], FollowUp]:
    """The stay's follow-ups there are, locked."""
    return {(f.kind, f.ordinal): f for f in stay.follow_ups.select_for_update()}


def _planned(
    stay: Stay,
    today: date,
    known: Collection[FollowUp],
    *,
    end: date | None = None,
    review_on: date | None = None,
) -> tuple[PlannedFollowUp, ...]:
    done = [follow_up for follow_up in known if follow_up.status == Status.DONE]
    reviews = _kinds(stay, Window.REVIEW)
    course = _course(
        stay,
        today,
        end=end,
        review_on=review_on or next_review_on(stay),
        reviews_held=sum(follow_up.kind in reviews for follow_up in done),
        closed_on=closed_days(stay.facility_id, since=stay.moved_in_on or stay.decided_on or today),
    )
    changes = HouseFollowUp.objects.of(stay.facility_id, stay.track)
    planned = stay.version.follow_ups(stay.track, course, changes)
    if since := max(filter(None, (answer(stay) for answer in _PLANNED_FROM)), default=None):
        planned = tuple(plan for plan in planned if plan.due_on >= since)
    planned = tuple(_again_before_a_new_end(planned, done))
    if stay.moved_in_on is None:
        from_decision = _kinds(stay, Window.WORKING_DAYS_AFTER_DECISION)
        return tuple(plan for plan in planned if plan.kind in from_decision)
    return planned


def _course(
    stay: Stay,
    today: date,
    *,
    end: date | None,
    review_on: date | None,
    reviews_held: int,
    closed_on: Collection[date] = (),
) -> Course:
    start = stay.moved_in_on or stay.decided_on
    assert start is not None
    home = stay.home_municipality or stay.citizen.home_municipality
    return Course(
        moved_in_on=start,
        planned_end_on=end or stay.planned_end_on,
        until=max(today, start) + HORIZON,
        own_citizen=home == stay.controller.municipality_code,
        decided_on=stay.decided_on,
        review_on=review_on,
        reviews_held=reviews_held,
        closed_on=closed_on,
    )


def first_follow_ups(
    stay: Stay,
    *,
    today: date,
    review_on: date | None,
    changes: Iterable[ScheduleChange],
    closed_on: Collection[date],
) -> list[FollowUp]:
    """Of a stay that begins here under way: those due from today on, unsaved. Asks the database
    nothing. ``review_on`` is the next review of one without an end; ``changes`` and ``closed_on``
    are its house's."""
    course = _course(
        stay, today, end=None, review_on=review_on, reviews_held=0, closed_on=closed_on
    )
    planned = stay.version.follow_ups(stay.track, course, changes)
    return [_new(stay, plan) for plan in planned if plan.due_on >= today]


def _again_before_a_new_end(
    planned: Collection[PlannedFollowUp], done: Iterable[FollowUp]
) -> Iterator[PlannedFollowUp]:
    """What is done before the end is to be done again before one that was moved later since."""
    kinds = {plan.kind for plan in planned if plan.rule.window is Window.BEFORE_END}
    done_before_end = [row for row in done if row.kind in kinds]
    for plan in planned:
        day = plan.nominal_on or plan.due_on
        earlier = [
            row
            for row in done_before_end
            if row.kind == plan.kind and (row.nominal_on or row.due_on) < day
        ]
        yield replace(plan, ordinal=plan.ordinal + len(earlier)) if earlier else plan


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
    in_own_words = plan.rule.is_the_houses
    return FollowUp(
        controller_id=stay.controller_id,
        stay=stay,
        kind=plan.kind,
        title=plan.rule.title if in_own_words else "",
        task=plan.rule.task if in_own_words else "",
        ordinal=plan.ordinal,
        opens_on=plan.opens_on,
        due_on=plan.due_on,
        nominal_on=plan.nominal_on,
        office=plan.responsible,
        responsible=who_knows(stay, plan.responsible),
    )


#: What planning writes of a follow-up that is there.
_PLANNED: Final = ["status", "opens_on", "due_on", "nominal_on", "office", "responsible"]


def _take(follow_up: FollowUp, plan: PlannedFollowUp) -> None:
    """Whose it is, where the house says otherwise than before; and the scheme's dates, unless
    somebody chose one."""
    if follow_up.office != plan.responsible:
        follow_up.office = plan.responsible
        follow_up.responsible = who_knows(follow_up.stay, plan.responsible)
    if not follow_up.moved_by_hand:
        follow_up.opens_on, follow_up.due_on = plan.opens_on, plan.due_on
        follow_up.nominal_on = plan.nominal_on


def let_go_on_leaving(*, stay: Stay, on: date, now: datetime) -> None:
    """What was to come lapses, but for what the scheme wants after the stay: a review after a
    single night, an orientering by law. Its window decides that, not its date; and what somebody
    moved keeps the day they chose. What is overdue remains, to be seen.

    Of a citizen who has died only what is owed to others remains.
    """
    has_died = stay.ending == Stay.Ending.DIED
    known = _known(stay)
    planned = {
        (plan.kind, plan.ordinal): plan
        for plan in _planned(stay, timezone.localdate(now), known.values(), end=on)
        if _is_wanted_after(plan, on, has_died)
    }
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status != Status.OPEN:
            continue
        if has_died and not follow_up.rule.is_owed_to_others:
            follow_up.status = Status.CANCELLED
        elif key in planned:
            _take(follow_up, planned[key])
        elif follow_up.due_on > on and not follow_up.moved_by_hand:
            follow_up.status = Status.CANCELLED
        follow_up.save(update_fields=_PLANNED)


def plan_after_leaving(*, stay: Stay, on: date, now: datetime) -> None:
    """The day of leaving was corrected: what was due by then, and lapsed, is open again."""
    if stay.ending != Stay.Ending.DIED:
        known = _known(stay)
        today = timezone.localdate(now)
        planned = {(p.kind, p.ordinal) for p in _planned(stay, today, known.values(), end=on)}
        for key, follow_up in known.items():
            lapsed = follow_up.status == Status.CANCELLED and follow_up.due_on <= on
            if lapsed and key in planned:
                follow_up.status = Status.OPEN
                follow_up.save(update_fields=["status"])
    let_go_on_leaving(stay=stay, on=on, now=now)


def _is_wanted_after(plan: PlannedFollowUp, on: date, has_died: bool) -> bool:
    rule = plan.rule
    if has_died and not rule.is_owed_to_others:
        return False
    return plan.due_on > on or rule.outlives_the_stay or rule.window is Window.ON_END


def let_go(*, stay: Stay) -> None:
    """The stay will not be: nothing of it is left to do."""
    stay.follow_ups.open().update(status=Status.CANCELLED)
