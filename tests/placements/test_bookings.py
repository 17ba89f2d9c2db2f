"""Holding and closing places: what is in the way is named, and a double click is one booking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import Booking
from placements.services.bookings import (
    PlaceTaken,
    close_place,
    hold_place,
    lapse_holds,
    release_hold,
    reopen_place,
)
from placements.services.stays import plan_stay
from tests.world import NOW, House, day, make_citizen

SOON = NOW + timedelta(days=3)


def hold(house: House, first: int, last: int, **changed):
    facts = {
        "by": house.leader,
        "place": house.place(),
        "starts_on": day(first),
        "ends_on": day(last),
        "reason": "HER-2026-0117",
        "expires_at": SOON,
        "now": NOW,
    }
    return hold_place(**facts | changed)


def close(house: House, first: int, last: int | None, **changed):
    facts = {
        "by": house.leader,
        "place": house.place(),
        "starts_on": day(first),
        "ends_on": None if last is None else day(last),
        "reason": "Maling",
        "now": NOW,
    }
    return close_place(**facts | changed)


@pytest.mark.parametrize(
    ("first", "last", "taken"),
    [
        (0, 5, False),  # leaves the day the next one comes
        (0, 6, True),
        (5, 10, True),
        (6, 7, True),
        (9, 12, True),
        (10, 12, False),  # comes the day the last one leaves
    ],
)
def test_a_night_is_taken_once_and_change_of_guest_is_on_the_same_day(herning, first, last, taken):
    hold(herning, 5, 10, reason="den første")

    if taken:
        with pytest.raises(PlaceTaken):
            close(herning, first, last)
    else:
        close(herning, first, last)

    assert Booking.objects.standing().count() == (1 if taken else 2)


def test_a_conflict_names_kind_and_period_but_never_the_citizen(herning):
    citizen = make_citizen(herning, "Aksel Bro")
    plan_stay(
        by=herning.caseworker,
        citizen=citizen,
        place=herning.place(),
        starts_on=day(5),
        ends_on=day(60),
        scheme_rules_on=day(0),
        now=NOW,
    )

    with pytest.raises(PlaceTaken) as refused:
        hold(herning, 0, 6)

    assert refused.value.code == "place_taken"
    assert refused.value.field == "ends_on"  # it is the last night that is taken
    assert "22" in str(refused.value)
    assert "Aksel" not in str(refused.value)


def test_a_double_click_holds_once(herning):
    first, second = hold(herning, 0, 5), hold(herning, 0, 5)

    assert first == second
    assert Event.objects.filter(kind="place.held").count() == 1


def test_a_double_click_closes_once(herning):
    assert close(herning, 0, None) == close(herning, 0, None)
    assert Event.objects.filter(kind="place.closed").count() == 1


def test_a_hold_whose_time_is_up_gives_way_to_the_next(herning):
    hold(herning, 0, 5, expires_at=NOW + timedelta(hours=1))

    close(herning, 0, 5, now=NOW + timedelta(hours=2))

    assert [b.kind for b in Booking.objects.standing()] == ["closure"]
    assert Event.objects.filter(kind="hold.lapsed").count() == 1


def test_the_sweep_lapses_only_what_has_expired(herning):
    gone = hold(herning, 0, 5, expires_at=NOW + timedelta(hours=1))
    kept = hold(herning, 5, 9)

    assert lapse_holds(controller=herning.organisation, now=NOW + timedelta(hours=2)) == 1

    assert set(Booking.objects.standing()) == {kept}
    gone.refresh_from_db()
    assert gone.cancelled_at == NOW + timedelta(hours=2)


@pytest.mark.parametrize(("days", "kept"), [(14, True), (15, False)])
def test_a_place_is_kept_for_two_weeks_at_most(herning, days, kept):
    if kept:
        assert hold(herning, 0, 5, expires_at=NOW + timedelta(days=days)).expires_at
    else:
        with pytest.raises(Problem) as refused:
            hold(herning, 0, 5, expires_at=NOW + timedelta(days=days))
        assert (refused.value.code, refused.value.field) == ("days", "days")
    assert Booking.objects.standing().exists() == kept


def test_released_twice_is_released_once(herning):
    booking = hold(herning, 0, 5)

    release_hold(by=herning.leader, booking=booking, now=NOW)
    release_hold(by=herning.leader, booking=booking, now=NOW)

    assert Event.objects.filter(kind="place.released").count() == 1
    assert not Booking.objects.standing().exists()


def test_a_closure_without_an_end_is_reopened_from_a_day(herning):
    closure = close(herning, 0, None)

    reopen_place(by=herning.leader, booking=closure, on=day(4), now=NOW)

    closure.refresh_from_db()
    assert (closure.ends_on, closure.cancelled_at) == (day(4), None)
    hold(herning, 4, 6)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (day(5), day(5), "ends_on"),
        (day(5), day(4), "ends_on"),
        (date(1, 1, 1), day(5), "starts_on"),
        (date(1850, 1, 1), day(5), "starts_on"),
        (day(0), date.max, "ends_on"),
        (day(3 * 366), day(3 * 366 + 5), "starts_on"),
        (day(-400), day(5), "starts_on"),
    ],
)
def test_dates_that_cannot_be_meant_are_refused_at_their_field(herning, starts_on, ends_on, field):
    with pytest.raises(Problem) as refused:
        hold(herning, 0, 0, starts_on=starts_on, ends_on=ends_on)

    assert refused.value.field == field
    assert not Booking.objects.exists()


def test_a_place_can_be_taken_only_while_it_exists(herning):
    place = herning.place()
    place.opens_on, place.closes_on = day(2), day(10)
    place.save()

    for first, last in ((0, 5), (5, 11)):
        with pytest.raises(Problem):
            hold(herning, first, last)
    hold(herning, 2, 10)


def test_a_hold_needs_to_say_for_whom_or_what(herning):
    with pytest.raises(Problem) as refused:
        hold(herning, 0, 5, reason="  ")

    assert refused.value.field == "reason"


@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.ACUTE_STAFF, Role.SUPERVISOR])
def test_who_may_not_book_or_close(herning, role):
    with pytest.raises(NotAllowed):
        hold(herning, 0, 5, by=herning.actors[role])
    with pytest.raises(NotAllowed):
        close(herning, 0, 5, by=herning.actors[role])


def test_a_leader_cannot_close_another_facilitys_place(herning):
    with pytest.raises(NotAllowed):
        close(herning, 0, 5, place=herning.place(herning.second))


def test_nobody_takes_another_organisations_place(herning, holstebro):
    with acting(holstebro.organisation):
        foreign = holstebro.place(track="place")

    with pytest.raises(NotAllowed):
        close(herning, 0, 5, place=foreign)


@pytest.mark.parametrize("do", [hold_place, close_place])
def test_no_cpr_number_stands_on_the_board(herning: House, do) -> None:
    facts = {"place": herning.place(), "starts_on": day(1), "ends_on": day(5), "now": NOW}
    facts |= {"expires_at": NOW + timedelta(days=1)} if do is hold_place else {}
    with pytest.raises(Problem) as refused:
        do(by=herning.leader, reason="Til 0101800002 fra afsnit 3", **facts)
    assert (refused.value.code, refused.value.field) == ("holds_cpr", "reason")
