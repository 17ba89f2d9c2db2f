"""A stay without an end: its next review is moved with a reason, and set when the last was held.

MPO: no end is set at the start, but the stay is always said to be temporary (V § 1.5).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from placements.models import Booking, DateChange, FollowUp, Stay
from placements.services.bookings import PlaceTaken
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.planned_end import carry_on_overdue, extend_stay
from placements.services.reviews import move_review
from placements.services.stays import move_in, move_out, plan_stay
from tests.world import NOW, TODAY, House, day, make_citizen, make_house


@pytest.fixture
def mpo(holstebro: House):
    with acting(holstebro.organisation):
        yield holstebro


def plan(house: House, first: int = 0, **changed) -> Stay:
    facts = {
        "by": house.leader,
        "starts_on": day(first),
        "ends_on": None,
        "scheme_rules_on": TODAY,
        "now": NOW,
    } | changed
    if "place" not in facts:
        facts["place"] = house.place(track="place")
    if "citizen" not in facts:
        facts["citizen"] = make_citizen(house, "Maja Eksempel")
    return plan_stay(**facts)


@pytest.fixture
def stay(mpo: House) -> Stay:
    """Enrolled 25 days ago: the review is in 3 days, on Friday 20 March."""
    return move_in(by=mpo.staff, stay=plan(mpo, -25), on=day(-25), now=NOW)


def reviews(stay: Stay) -> list[tuple[int, str, date]]:
    found = stay.follow_ups.filter(kind="plan_review").order_by("ordinal")
    return list(found.values_list("ordinal", "status", "due_on"))


def booked_until(stay: Stay) -> date | None:
    return Booking.objects.standing().get(stay=stay).ends_on


def move(house: House, stay: Stay, on: int, **changed) -> Stay:
    facts = {"by": house.leader, "reason": "Ferie", "now": NOW} | changed
    return move_review(stay=stay, on=day(on), **facts)


def hold(house: House, stay: Stay, next_on: int | None = None, **changed) -> FollowUp:
    facts = {"by": house.staff, "outcome": "Planen passer.", "on": TODAY, "now": NOW} | changed
    review = stay.follow_ups.filter(kind="plan_review", status="open").get()
    return complete_follow_up(
        follow_up=review, next_review_on=None if next_on is None else day(next_on), **facts
    )


def test_the_place_is_taken_until_the_one_review_there_is(stay):
    assert booked_until(stay) == day(3)
    assert reviews(stay) == [(1, "open", day(3))]


def test_a_moved_review_keeps_both_dates_and_sets_no_end(mpo, stay):
    stay = move(mpo, stay, 10)

    assert (stay.planned_end_on, booked_until(stay)) == (None, day(10))
    assert reviews(stay) == [(1, "open", day(10))]
    change = DateChange.objects.get()
    assert (change.what, change.old, change.new, change.reason) == (
        "review",
        day(3),
        day(10),
        "Ferie",
    )
    move(mpo, stay, 10)
    with pytest.raises(Conflict):
        move(mpo, stay, 10, reason="En gang til")
    assert Event.objects.filter(kind="stay.review_moved").count() == 1


@pytest.mark.parametrize(
    ("on", "reason", "field"),
    [(0, "x", "on"), (-2, "x", "on"), (400, "x", "on"), (9, " ", "reason")],
)
def test_what_a_review_can_not_be_moved_to(mpo, stay, on, reason, field):
    with pytest.raises(Problem) as refused:
        move(mpo, stay, on, reason=reason)

    assert refused.value.field == field
    assert booked_until(stay) == day(3)


def test_an_end_is_never_set_where_the_scheme_sets_none(mpo, stay):
    with pytest.raises(Problem) as refused:
        extend_stay(by=mpo.leader, stay=stay, ends_on=day(40), reason="x", now=NOW)
    assert refused.value.code == "no_end_set"
    review = stay.follow_ups.get(kind="plan_review")
    with pytest.raises(Problem) as refused:
        move_follow_up(by=mpo.leader, follow_up=review, due_on=day(9), reason="x", now=NOW)
    assert refused.value.code == "is_review"


def test_a_planned_end_has_no_review(herning):
    citizen = make_citizen(herning)
    planned = plan(
        herning, place=herning.place(), ends_on=day(90), by=herning.caseworker, citizen=citizen
    )
    here = move_in(by=herning.staff, stay=planned, on=TODAY, now=NOW)

    with pytest.raises(Problem) as refused:
        move(herning, here, 20)

    assert refused.value.code == "no_review"


def test_a_held_review_is_followed_by_the_next(mpo, stay):
    """28 nights on, a setting of ours: 14 April 2026 is a Tuesday."""
    hold(mpo, stay)

    assert reviews(stay) == [(1, "done", day(3)), (2, "open", date(2026, 4, 14))]
    assert booked_until(stay) == date(2026, 4, 14)
    assert Event.objects.filter(kind="stay.review_set").count() == 1


def test_a_held_review_can_say_when_the_next_is(mpo, stay):
    hold(mpo, stay, 14)
    assert reviews(stay)[-1] == (2, "open", day(14))

    with pytest.raises(NotAllowed) as refused:
        hold(mpo, stay, 60)
    assert refused.value.field == "next_review_on"
    hold(mpo, stay, 60, by=mpo.leader)
    assert booked_until(stay) == day(60)


def test_a_review_written_down_long_after_is_followed_by_one_to_come(mpo):
    stay = move_in(by=mpo.staff, stay=plan(mpo, -80), on=day(-80), now=NOW)
    carry_on_overdue(controller=mpo.organisation, on=TODAY, now=NOW)

    hold(mpo, stay, on=day(-52))

    assert booked_until(stay) > TODAY


def test_the_next_booking_is_said_in_words_and_nothing_is_written(mpo, stay):
    plan(mpo, 12, citizen=make_citizen(mpo, "Jonas Vind"))

    with pytest.raises(PlaceTaken) as refused:
        hold(mpo, stay)

    assert refused.value.field == "next_review_on"
    assert "29. mar 2026" in str(refused.value)
    assert reviews(stay) == [(1, "open", day(3))]
    hold(mpo, stay, 12)
    assert booked_until(stay) == day(12)


def test_a_review_that_was_not_held_is_late_though_the_place_is_kept(mpo):
    stay = move_in(by=mpo.staff, stay=plan(mpo, -30), on=day(-30), now=NOW)
    due = reviews(stay)[0][2]

    carry_on_overdue(controller=mpo.organisation, on=TODAY, now=NOW)

    assert booked_until(stay) == day(1)
    assert due < TODAY
    assert reviews(stay) == [(1, "open", due)]


def test_leaving_lets_the_review_lapse(mpo, stay):
    move_out(
        by=mpo.staff,
        stay=stay,
        on=TODAY,
        ending="moved_on",
        destination="own_home_with_support",
        now=NOW,
    )

    assert [status for _n, status, _due in reviews(stay)] == ["cancelled"]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_two_who_hold_the_review_at_once_set_one_next():
    house = make_house(
        "holstebro", "Holstebro", municipality_code="0661", scheme="mpo", tracks={"place": 1}
    )
    now = timezone.now()
    today = timezone.localdate(now)
    with acting(house.organisation), transaction.atomic():
        stay = plan_stay(
            by=house.leader,
            citizen=make_citizen(house),
            place=house.place(track="place"),
            starts_on=today,
            ends_on=None,
            scheme_rules_on=today,
            now=now,
        )
        move_in(by=house.staff, stay=stay, on=today, now=now)
        review = stay.follow_ups.get(kind="plan_review")
    racers = 6
    start = Barrier(racers)

    def race(n: int) -> str:
        start.wait()
        try:
            with acting(house.organisation):
                if n % 2:
                    until = today + timedelta(days=30 + n)
                    move_review(by=house.leader, stay=stay, on=until, reason="x", now=now)
                else:
                    complete_follow_up(
                        by=house.staff, follow_up=review, outcome=f"nr. {n}", on=today, now=now
                    )
            return "done"
        except Conflict as refused:
            return refused.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(racers) as threads:
        outcomes = list(threads.map(race, range(racers)))

    assert outcomes.count("already_done") == 2
    with acting(house.organisation), transaction.atomic():
        found = reviews(stay)
        assert [status for _n, status, _due in found] == ["done", "open"]
        assert booked_until(stay) == found[-1][2]
