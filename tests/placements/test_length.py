"""A stay's length: judged whenever either end moves, and made longer only by whoever may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.roles import Role
from placements.models import DateChange, Stay
from placements.services.agreement import Agreement
from placements.services.corrections import correct_arrival
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in, plan_stay
from schemes.base import NO, YES
from tests.placements.stays import GOES_ON, booking_of, here, leave, plan
from tests.world import NOW, TODAY, day, house_of, make_citizen


def extend(house, stay, n, by=None, **changed):
    facts = {"reason": "Målet er nær", "answers": GOES_ON, "now": NOW} | changed
    return extend_stay(by=by or house.caseworker, stay=stay, ends_on=day(n), **facts)


@pytest.mark.parametrize("by", [Role.FACILITY_STAFF, Role.FACILITY_LEADER])
def test_only_who_may_decide_an_award_makes_it_longer(herning, by):
    stay = here(herning, 0, 90)

    with pytest.raises(NotAllowed) as refused:
        extend(herning, stay, 100, herning.actors[by])
    assert "sagsbehandler" in str(refused.value)
    assert extend(herning, stay, 100).planned_end_on == day(100)


def test_staff_who_grant_the_guest_room_may_make_a_guests_stay_longer(herning):
    stay = here(herning, 0, 2, place=herning.place(track="guest"))

    assert extend(herning, stay, 4, herning.staff).planned_end_on == day(4)


@pytest.mark.parametrize("first_extension_to", [100, 400])
@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"within_reach": NO, "goal_met": NO}, "not_extended"),
        ({"within_reach": YES, "goal_met": YES}, "not_extended"),
        ({"within_reach": YES}, "missing"),
        ({}, "missing"),
    ],
)
def test_every_answer_to_the_test_does_something(herning, first_extension_to, answers, code):
    stay = here(herning, 0, 90)

    with pytest.raises(Problem) as refused:
        extend(herning, stay, first_extension_to, answers=answers)

    assert {each.code for each in refused.value.each} == {code}
    assert all(each.field.startswith("answer_") for each in refused.value.each)
    if code == "not_extended":
        assert [way.address for way in refused.value.ways_on] == ["follow_ups"]
    stay.refresh_from_db()
    assert stay.planned_end_on == day(90)


def test_the_answers_are_kept_with_the_change(herning):
    extend(herning, here(herning, 0, 90), 100)

    assert DateChange.objects.get().answers == GOES_ON


def test_an_earlier_end_asks_no_test(herning):
    assert extend(herning, here(herning, 0, 90), 60, answers={}).planned_end_on == day(60)


def test_pitstop_asks_beyond_fourteen_nights_only(db):
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        stay = here(pitstop, 0, 10, place=pitstop.place(track="room"), by=pitstop.leader)
        assert extend(pitstop, stay, 14, pitstop.leader, answers={}).planned_end_on == day(14)
        with pytest.raises(Problem) as refused:
            extend(pitstop, stay, 15, pitstop.leader, answers={"needs_longer": NO})
        assert [way.address for way in refused.value.ways_on] == ["onward"]
        extend(pitstop, stay, 15, pitstop.leader, answers={"needs_longer": YES})


def test_writing_an_earlier_arrival_makes_no_stay_longer_and_leaves_a_trace(db):
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        stay = plan(pitstop, 0, 14, place=pitstop.place(track="room"), by=pitstop.leader)

        stay = move_in(by=pitstop.staff, stay=stay, on=day(-10), now=NOW)

        assert stay.planned_end_on == booking_of(stay).ends_on == day(4)
        change = DateChange.objects.get()
        assert (change.old, change.new, change.by) == (day(14), day(4), pitstop.staff.user)


@pytest.mark.parametrize("written", ["when_moving_in", "afterwards"])
def test_tonights_bed_stays_taken_though_an_earlier_arrival_ends_the_stay_in_the_past(db, written):
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        stay = plan(pitstop, -1, 13, place=pitstop.place(track="room"), by=pitstop.leader)
        facts = {"by": pitstop.staff, "stay": stay, "now": NOW}

        if written == "when_moving_in":
            stay = move_in(**facts, on=day(-20))
        else:
            move_in(**facts, on=day(-1))
            stay = correct_arrival(**facts, on=day(-20), reason="Kom med natholdet")

        assert (stay.planned_end_on, booking_of(stay).ends_on) == (day(-6), day(1))


def test_an_agreed_longer_stay_keeps_its_agreed_length(herning):
    stay = plan(herning, 0, 200, length_reason="Venter på bolig")

    stay = move_in(by=herning.staff, stay=stay, on=day(-30), now=NOW)

    assert stay.planned_end_on == day(170)


def test_an_earlier_arrival_within_the_longest_stay_changes_no_end(herning):
    stay = plan(herning, 0, 90)

    stay = move_in(by=herning.staff, stay=stay, on=day(-10), now=NOW)

    assert stay.planned_end_on == day(90)
    assert not DateChange.objects.exists()


def test_a_leader_plans_no_award_longer_than_the_scheme_says(herning):
    with pytest.raises(NotAllowed):
        plan(herning, 0, 300, by=herning.leader, length_reason="Venter på bolig")
    assert plan(herning, 0, 300, length_reason="Venter på bolig")


class UndoneError(Exception):
    """Rolls one example back."""


_DAYS = st.integers(-200, 400)
_STEPS = st.lists(st.tuples(st.sampled_from(["move_in", "extend", "leave", "plan"]), _DAYS, _DAYS))


@pytest.mark.parametrize(("scheme", "track"), [("polaris", "home"), ("pitstop", "room")])
def test_no_verbs_of_people_without_the_right_make_a_stay_too_long(db, scheme, track):
    house = house_of(scheme)
    may = {"polaris": Role.FACILITY_LEADER, "pitstop": Role.FACILITY_STAFF}[scheme]
    by = house.actors[may]

    @settings(
        max_examples=30,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(_STEPS)
    def any_order(steps):
        try:
            with transaction.atomic():
                citizen = make_citizen(house)
                start = {
                    "by": house.leader,
                    "citizen": citizen,
                    "place": house.place(track=track),
                    "scheme_rules_on": TODAY,
                    "now": NOW,
                }
                usual = timedelta(days=60 if scheme == "polaris" else 14)
                stay = plan_stay(starts_on=TODAY, ends_on=TODAY + usual, **start)
                for step, n, m in steps:
                    _attempt(house, by, stay, step, n, m, start)
                    for each in Stay.objects.exclude(planned_end_on=None):
                        _is_no_longer_than_the_scheme_says(each)
                raise UndoneError
        except UndoneError:
            pass

    with acting(house.organisation):
        any_order()


def _attempt(house, by, stay, step, n, m, start):
    do = {
        "move_in": lambda: move_in(by=by, stay=stay, on=day(n), now=NOW),
        "extend": lambda: extend(house, stay, n, by, answers=GOES_ON | {"needs_longer": YES}),
        "leave": lambda: leave(house, stay, n, by=by),
        "plan": lambda: plan_stay(
            **start
            | {
                "by": by,
                "starts_on": day(n),
                "ends_on": day(m),
                "agreed": Agreement(length_reason="x"),
            }
        ),
    }[step]
    try:
        with transaction.atomic():
            do()
    except Problem:
        pass


def _is_no_longer_than_the_scheme_says(stay):
    first = stay.moved_in_on or stay.bookings.order_by("starts_on").first().starts_on
    assert stay.planned_end_on <= stay.version.latest_end(stay.track, first)
