"""What is left to do when the citizen has left: dates people chose, the law, and death."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.timeline import timeline
from core.acting import acting
from core.problems import Conflict, Problem
from placements.models import Booking, FollowUp, Stay
from placements.services.bookings import hold_place
from placements.services.follow_ups import (
    close_as_not_done,
    complete_follow_up,
    move_follow_up,
)
from placements.services.outreach import plan_outreach
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in
from tests.placements.stays import GOES_ON, here, leave, open_kinds, plan
from tests.world import NOW, TODAY, day, house_of, make_citizen, make_referral


def move(house, follow_up, n):
    return move_follow_up(
        by=house.leader, follow_up=follow_up, due_on=day(n), reason="Ferie", now=NOW
    )


@pytest.fixture
def mpo(db):
    house = house_of("mpo")
    with acting(house.organisation):
        yield house


@pytest.mark.parametrize("moved_to", [None, 0, 3, 9])
@pytest.mark.parametrize("leaves", [-4, -1, 0])
def test_the_orientering_of_admission_outlives_the_stay_moved_or_not(mpo, moved_to, leaves):
    stay = here(mpo, -4, None, place=mpo.place(track="place"), decided_on=day(-4))
    notice = stay.follow_ups.get(kind="orientering_of_admission")
    if moved_to is not None:
        move(mpo, notice, moved_to)

    leave(mpo, stay, leaves, by=mpo.leader)

    notice.refresh_from_db()
    assert notice.status == "open"
    if moved_to is not None:
        assert notice.due_on == day(moved_to)


@pytest.mark.parametrize("leaves", [-1, 0])
def test_a_guests_review_keeps_the_day_that_somebody_chose(herning, leaves):
    stay = here(herning, -1, 3, place=herning.place(track="guest"))
    review = stay.follow_ups.get(kind="next_working_day")
    move(herning, review, 6)

    leave(herning, stay, leaves)

    review.refresh_from_db()
    assert (review.status, review.due_on) == ("open", day(6))


def test_a_moved_date_stands_though_the_end_comes_before_it(herning):
    stay = here(herning, 0, 90)
    monthly = stay.follow_ups.get(kind="monthly", ordinal=2)
    move(herning, monthly, 70)

    extend_stay(by=herning.caseworker, stay=stay, ends_on=day(40), reason="Egen bolig", now=NOW)

    monthly.refresh_from_db()
    assert (monthly.status, monthly.due_on) == ("open", day(70))


class UndoneError(Exception):
    """Rolls one example back."""


@pytest.mark.parametrize(("scheme", "track"), [("polaris", "home"), ("mpo", "place")])
def test_no_machine_moves_or_ends_what_somebody_moved(db, scheme, track):
    house = house_of(scheme)
    moves = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 200)), max_size=4)
    ends = st.lists(st.integers(1, 170), max_size=2)

    @settings(
        max_examples=25,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(moves, ends, st.integers(0, 40))
    def any_order(moves, ends, days_ago):
        try:
            with transaction.atomic():
                last = 90 if scheme == "polaris" else None
                stay = here(house, -40, last, place=house.place(track=track), by=_who(house))
                chosen = _moved(house, stay, moves)
                for n in ends if scheme == "polaris" else ():
                    extend_stay(
                        by=house.caseworker,
                        stay=stay,
                        ends_on=day(n),
                        reason="x",
                        answers=GOES_ON,
                        now=NOW,
                    )
                leave(house, stay, -days_ago, by=house.leader)
                for pk, due_on in chosen.items():
                    row = FollowUp.objects.get(pk=pk)
                    assert (row.status, row.due_on) == ("open", due_on)
                raise UndoneError
        except UndoneError:
            pass

    with acting(house.organisation):
        any_order()


def _who(house):
    return house.caseworker if house.first.scheme == "polaris" else house.leader


def _moved(house, stay, moves):
    chosen: dict[int, date] = {}
    for n, to in moves:
        rows = list(stay.follow_ups.open().exclude(kind="plan_review").order_by("pk"))
        row = rows[n % len(rows)]
        if move(house, row, to).moved_by_hand:
            chosen[row.pk] = day(to)
    return chosen


# --- Death


def test_death_ends_what_is_done_with_the_citizen_and_asks_no_destination(herning):
    stay = here(herning, -20, 90)  # the 2nd week's follow-up is overdue
    assert "second_week" in open_kinds(stay)

    leave(herning, stay, 0, ending="died", destination="")

    stay.refresh_from_db()
    assert (stay.status, stay.destination, open_kinds(stay)) == ("left", "", [])
    assert stay.citizen.died_on == TODAY
    assert stay.citizen.called == "Maja Eksempel (død)"


def test_a_guest_who_died_is_reminded_of_by_nothing(herning):
    stay = here(herning, -1, 3, place=herning.place(track="guest"))

    leave(herning, stay, 0, ending="died", destination="")

    assert open_kinds(stay) == []


def test_what_is_owed_to_the_municipality_is_owed_all_the_same(mpo):
    stay = here(mpo, -1, None, place=mpo.place(track="place"), decided_on=day(-1))

    leave(mpo, stay, 0, by=mpo.leader, ending="died", destination="")

    assert sorted(open_kinds(stay)) == ["orientering_of_admission", "orientering_of_leaving"]


def test_death_ends_what_other_houses_had_planned(herning):
    # For the guest room: the stay in a home does not meet it.
    referral = make_referral(herning, track="guest", now=NOW)
    citizen = referral.citizen
    stay = here(herning, -40, 0, citizen=citizen)
    elsewhere = plan(herning, 10, 60, citizen=citizen, place=herning.place(herning.second))
    hold_place(
        by=herning.caseworker,
        place=herning.place(n=1),
        starts_on=day(3),
        ends_on=day(9),
        citizen=citizen,
        expires_at=NOW + timedelta(days=2),
        now=NOW,
    )

    leave(herning, stay, 0, ending="died", destination="")

    elsewhere.refresh_from_db()
    referral.refresh_from_db()
    assert elsewhere.status == "cancelled"
    history = timeline(controller_id=herning.organisation.pk, stay_id=elsewhere.pk)
    assert "Opholdet er aflyst: Borgeren er død." in [event.text for event in history]
    assert (referral.status, referral.closed_because) == ("closed", "died")
    assert Booking.objects.standing().filter(citizen=citizen).get().stay == stay


def test_outreach_ends_with_the_citizen(mpo):
    stay = here(mpo, -9, None, place=mpo.place(track="place"))
    outreach = plan_outreach(
        by=mpo.leader,
        citizen=stay.citizen,
        facility=mpo.first,
        track="outreach",
        starts_on=TODAY,
        scheme_rules_on=TODAY,
        now=NOW,
    )
    move_in(by=mpo.leader, stay=outreach, on=TODAY, now=NOW)

    leave(mpo, stay, 0, by=mpo.leader, ending="died", destination="")

    outreach.refresh_from_db()
    assert (outreach.status, outreach.ending) == (Stay.Status.LEFT, "died")


# --- What was not done


def test_what_was_overdue_can_be_closed_as_not_done(herning):
    stay = here(herning, -20, 90)
    overdue = stay.follow_ups.get(kind="second_week")
    facts = {"by": herning.staff, "follow_up": overdue, "now": NOW}
    with pytest.raises(Conflict) as refused:
        close_as_not_done(**facts, reason="Borgeren rejste")
    assert refused.value.code == "stay_goes_on"
    leave(herning, stay, 0)

    close_as_not_done(**facts, reason="Borgeren rejste")
    close_as_not_done(**facts, reason="Borgeren rejste")
    for act in (
        lambda: close_as_not_done(**facts, reason="Vi nåede det ikke"),
        lambda: complete_follow_up(**facts, outcome="Gik godt", on=TODAY),
        lambda: move_follow_up(**facts, due_on=day(3), reason="Ferie"),
    ):
        with pytest.raises(Conflict):
            act()

    overdue.refresh_from_db()
    assert (overdue.status, overdue.outcome) == ("not_done", "Borgeren rejste")


def test_not_done_takes_a_reason(herning):
    stay = leave(herning, here(herning, -20, 90), 0)

    with pytest.raises(Problem) as refused:
        close_as_not_done(
            by=herning.staff,
            follow_up=stay.follow_ups.get(kind="second_week"),
            reason=" ",
            now=NOW,
        )
    assert refused.value.field == "reason"


# --- Days


def test_a_date_moved_off_a_holiday_says_which(herning):
    stay = here(herning, -4, 60)  # moved in on 13 March; the first month ends on Monday 13 April
    easter = plan(
        herning,
        -11,
        90,
        citizen=make_citizen(herning, "Jonas Vind"),
        place=herning.place(n=1),
    )
    move_in(by=herning.staff, stay=easter, on=day(-11), now=NOW)  # 6 March; 6 April is a holiday

    assert stay.follow_ups.get(kind="monthly", ordinal=1).moved_off == ""
    month = easter.follow_ups.get(kind="monthly", ordinal=1)
    assert (month.nominal_on, month.moved_off) == (date(2026, 4, 6), "Anden påskedag")
    assert month.due_on == date(2026, 4, 7)


def test_pitstop_asks_again_the_day_before_a_later_end(db):
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        stay = here(pitstop, -13, 1, place=pitstop.place(track="room"), by=pitstop.leader)
        last_day = stay.follow_ups.get(kind="last_day")
        assert last_day.due_on == TODAY
        complete_follow_up(
            by=pitstop.leader, follow_up=last_day, outcome="Bliver lidt", on=TODAY, now=NOW
        )

        extend_stay(
            by=pitstop.leader,
            stay=stay,
            ends_on=day(8),
            reason="Venter på herberget",
            answers={"needs_longer": "yes"},
            now=NOW,
        )

        again = stay.follow_ups.open().get(kind="last_day")
        assert (again.ordinal, again.due_on) == (2, day(7))
