"""What was written by mistake is put right: with a reason, with history, and never over others."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.problems import Conflict, NotAllowed, Problem
from organisations.roles import Role
from placements.models import Booking, DateChange
from placements.services.bookings import PlaceTaken
from placements.services.conflicts import SomeoneInBed
from placements.services.corrections import (
    correct_arrival,
    correct_leaving,
    revive_stay,
    undo_leaving,
)
from placements.services.planned_end import carry_on_overdue
from placements.services.stays import cancel_stay, move_in, record_no_show
from tests.placements.stays import booking_of, here, leave, open_kinds, plan
from tests.world import NOW, TODAY, day, make_citizen

WHY = "Skrevet på den forkerte dag"


def put_right(house, correct, stay, **facts):
    return correct(by=house.staff, stay=stay, reason=WHY, now=NOW, **facts)


def left(house, stay, on, **changed):
    facts = {"ending": "as_planned", "destination": "own_home"} | changed
    return put_right(house, correct_leaving, stay, on=day(on), **facts)


@pytest.mark.parametrize("came", [-7, -3, 0])
def test_another_day_of_arrival_moves_the_booking_and_the_follow_ups(herning, came):
    stay = here(herning, -5)

    stay = put_right(herning, correct_arrival, stay, on=day(came))

    assert stay.moved_in_on == booking_of(stay).starts_on == day(came)
    assert stay.follow_ups.get(kind="second_week").opens_on == day(came + 7)
    change = DateChange.objects.get(what="arrival")
    assert (change.old, change.new, change.reason) == (day(-5), day(came), WHY)
    assert Event.objects.filter(kind="stay.arrival_corrected").count() == 1


def test_the_same_correction_is_once_and_with_other_words_a_conflict(herning):
    stay = here(herning, -5)
    put_right(herning, correct_arrival, stay, on=day(-3))
    put_right(herning, correct_arrival, stay, on=day(-3))

    with pytest.raises(Conflict):
        correct_arrival(by=herning.staff, stay=stay, on=day(-3), reason="Andet", now=NOW)
    assert DateChange.objects.filter(what="arrival").count() == 1


def test_an_arrival_is_not_corrected_over_somebody_elses_nights(herning):
    leave(herning, here(herning, -40, 90), -5)
    stay = here(herning, -5, 90, citizen=make_citizen(herning, "Jonas Vind"))

    with pytest.raises(PlaceTaken):
        put_right(herning, correct_arrival, stay, on=day(-6))


@pytest.mark.parametrize("on", [1, -400])
def test_days_nobody_can_have_come_on(herning, on):
    with pytest.raises(Problem) as refused:
        put_right(herning, correct_arrival, here(herning, -5), on=day(on))

    assert refused.value.field == "on"


@pytest.mark.parametrize("on", [-9, -5, -2, 0])
def test_another_day_of_leaving_changes_the_nights(herning, on):
    stay = leave(herning, here(herning, -9), -5)

    stay = left(herning, stay, on)

    assert (stay.left_on, stay.nights) == (day(on), on + 9)
    if on > -9:
        assert booking_of(stay).ends_on == day(on)
    else:
        assert not Booking.objects.standing().filter(stay=stay).exists()


def test_who_was_thought_to_have_left_on_the_first_day_has_the_nights_again(herning):
    stay = leave(herning, here(herning, -9), -9)
    assert not Booking.objects.standing().exists()

    left(herning, stay, -2)

    booking = Booking.objects.standing().get()
    assert (booking.starts_on, booking.ends_on) == (day(-9), day(-2))


def test_a_later_day_of_leaving_is_refused_where_the_next_one_has_come(herning):
    stay = leave(herning, here(herning, -9), -5)
    here(herning, -5, 60, citizen=make_citizen(herning, "Jonas Vind"))

    with pytest.raises(PlaceTaken):
        left(herning, stay, -4)


def test_what_was_planned_behind_begins_later_as_when_the_leaving_was_first_written(herning):
    stay = leave(herning, here(herning, -9), -5)
    behind = plan(herning, -4, 60, citizen=make_citizen(herning, "Jonas Vind"))

    left(herning, stay, -2)

    assert (booking_of(stay).ends_on, booking_of(behind).starts_on) == (day(-2), day(-2))


@pytest.mark.parametrize("came", [-62, -58])
def test_the_bed_of_who_stayed_past_the_plan_is_not_free_for_a_corrected_arrival(herning, came):
    stay = here(herning, -60, -2)
    carry_on_overdue(controller=herning.organisation, on=TODAY, now=NOW)

    stay = put_right(herning, correct_arrival, stay, on=day(came))

    booking = booking_of(stay)
    assert (booking.starts_on, booking.ends_on) == (day(came), day(1))
    assert stay.planned_end_on == day(-2)


def test_another_ending_and_destination_are_told_in_the_history(herning):
    stay = leave(herning, here(herning, -9), -5)

    stay = left(herning, stay, -5, destination="shelter")

    assert stay.destination == "shelter"
    event = Event.objects.get(kind="stay.leaving_corrected")
    assert event.facts["old_destination"] == "own_home"


def test_a_death_written_by_mistake_is_taken_back(herning):
    stay = leave(herning, here(herning, -20), 0, ending="died", destination="")
    assert stay.citizen.died_on == TODAY

    stay = left(herning, stay, 0)

    stay.citizen.refresh_from_db()
    assert stay.citizen.died_on is None
    # What was due by then is so again, as if nobody had written it.
    other = make_citizen(herning, "Bo Bær")
    alike = here(herning, -20, citizen=other, place=herning.place(n=1))
    assert open_kinds(stay) == open_kinds(leave(herning, alike, 0))


def test_who_had_not_left_is_here_again(herning):
    stay = leave(herning, here(herning, -9), 0)

    stay = put_right(herning, undo_leaving, stay)
    put_right(herning, undo_leaving, stay)

    assert (stay.status, stay.left_on, stay.ending) == ("here", None, "")
    assert booking_of(stay).ends_on == day(90)
    assert "second_week" in open_kinds(stay)


def test_nobody_is_here_again_on_top_of_somebody_else(herning):
    stay = leave(herning, here(herning, -9), -5)
    here(herning, -5, 60, citizen=make_citizen(herning, "Jonas Vind"))

    with pytest.raises(SomeoneInBed):
        put_right(herning, undo_leaving, stay)


@pytest.mark.parametrize("call_off", ["no_show", "cancel"])
def test_a_citizen_who_comes_after_all_is_planned_again_and_moves_in(herning, call_off):
    stay = plan(herning, 0)
    if call_off == "cancel":
        cancel_stay(by=herning.leader, stay=stay, reason="Kommer ikke", now=NOW)
    else:
        record_no_show(by=herning.staff, stay=stay, on=TODAY, note="Kom ikke", now=NOW)

    put_right(herning, revive_stay, stay)
    put_right(herning, revive_stay, stay)
    stay = move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)

    assert stay.status == "here"
    assert booking_of(stay).cancelled_at is None


def test_the_place_may_have_been_given_to_somebody_else_meanwhile(herning):
    stay = plan(herning, 0)
    record_no_show(by=herning.staff, stay=stay, on=TODAY, note="Kom ikke", now=NOW)
    plan(herning, 0, citizen=make_citizen(herning, "Jonas Vind"))

    with pytest.raises(PlaceTaken):
        put_right(herning, revive_stay, stay)


@pytest.mark.parametrize("role", [Role.ACUTE_STAFF, Role.SUPERVISOR, Role.CASEWORKER])
def test_who_may_not_correct_what_the_house_wrote(herning, role):
    stay = leave(herning, here(herning, -9), -5)
    by = herning.actors[role]

    with pytest.raises(NotAllowed):
        undo_leaving(by=by, stay=stay, reason=WHY, now=NOW)
    with pytest.raises(NotAllowed):
        correct_arrival(by=by, stay=stay, on=day(-8), reason=WHY, now=NOW)


def test_a_correction_takes_a_reason(herning):
    with pytest.raises(Problem) as refused:
        correct_arrival(by=herning.staff, stay=here(herning, -5), on=TODAY, reason=" ", now=NOW)

    assert refused.value.field == "reason"
