"""Who is in which bed: what is told, and what can't be taken, with nobody's sweep having run."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.problems import Conflict
from organisations.actors import Actor
from organisations.roles import Role
from placements.board import make_board
from placements.finding import candidates, places_of_kind
from placements.models import Booking, Stay
from placements.nights import counts_per_night, places_taken_on
from placements.services.bookings import PlaceTaken, close_place, hold_place
from placements.services.conflicts import CitizenHasPlace, HereElsewhere, SomeoneInBed
from placements.services.guests import grant_guest_night, guest_rooms
from placements.services.places import change_place
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in, record_no_show
from tests.pages import signed_in
from tests.placements.stays import GOES_ON, booking_of, here, leave, plan
from tests.world import NOW, TODAY, day, make_citizen, make_stay

EVENING = NOW.replace(hour=22)


def grant(house, role=Role.ACUTE_STAFF, **changed):
    facts = {
        "by": house.actors[role],
        "place": house.place(track="guest"),
        "nights": 1,
        "why": "Kan ikke være hjemme i nat",
        "backup": "not_needed",
        "on": TODAY,
        "now": EVENING,
    } | changed
    if "citizen" not in facts:
        facts["citizen"] = make_citizen(house, "Ida Gæst")
    return grant_guest_night(**facts)


@pytest.mark.parametrize("days_over", [0, 1, 3, 40])
def test_a_guest_bed_with_someone_in_it_is_not_granted_tonight(herning, days_over):
    here(herning, -1 - days_over, -days_over, place=herning.place(track="guest"))

    rooms = guest_rooms(herning.actors[Role.ACUTE_STAFF], on=TODAY, now=EVENING)
    assert [room.is_free for room in rooms] == [False]
    with pytest.raises(PlaceTaken):
        grant(herning)


def test_when_it_is_written_that_the_guest_has_left_the_bed_is_free(herning):
    leave(herning, here(herning, -1, 0, place=herning.place(track="guest")), 0)

    assert grant(herning).status == "planned"


@pytest.mark.parametrize("days_over", [0, 1, 3])
def test_tonights_counts_and_lists_know_who_is_in_bed(herning, days_over):
    stay = here(herning, -60, -days_over)

    [home] = [
        kind.places
        for kind in places_taken_on(
            [herning.first.pk], TODAY, controllers=[herning.organisation.pk], now=EVENING
        )
        if kind.track == "home"
    ]
    assert (home.capacity, home.booked, home.free) == (3, 1, 2)
    [tonight] = [
        night
        for night in counts_per_night(
            herning.first.pk, TODAY, day(1), controller=herning.organisation.pk, now=EVENING
        )
        if night.track == "home"
    ]
    assert tonight.free == 2
    board = make_board(herning.caseworker, start=day(0), days=7, now=EVENING)
    lane = next(lane for lane in board.lanes if lane.place == booking_of(stay).place)
    assert lane.tonight.booking.stay == stay
    assert [gap.starts_on for gap in lane.gaps] == [day(1)]
    assert board.taken_tonight.booked == 1


def test_an_expired_hold_is_free_at_once_for_whoever_reads(herning):
    hold_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=TODAY,
        ends_on=day(30),
        reason="Til en borger fra E3",
        expires_at=NOW + timedelta(hours=1),
        now=NOW,
    )
    facility, controller = herning.first.pk, herning.organisation.pk
    for now, free in ((NOW, 2), (EVENING, 3)):
        kinds = places_taken_on([facility], TODAY, controllers=[controller], now=now)
        nights = counts_per_night(facility, TODAY, day(1), controller=controller, now=now)
        board = make_board(herning.leader, start=TODAY, days=7, now=now)
        assert [kind.places.free for kind in kinds if kind.track == "home"] == [free]
        assert [night.free for night in nights if night.track == "home"] == [free]
        bars = [bar for lane in board.lanes for bar in lane.bars]
        assert len(bars) == 3 - free


@pytest.mark.parametrize("days_over", [1, 3])
def test_no_plan_is_made_for_tonight_in_a_bed_someone_has_overslept_in(herning, days_over):
    here(herning, -60, -days_over)

    with pytest.raises(SomeoneInBed):
        plan(herning, 0, 60, citizen=make_citizen(herning, "Jonas Vind"))
    judged = candidates(
        places_of_kind(herning.caseworker, scheme="polaris", track="home"),
        by=herning.caseworker,
        starts_on=TODAY,
        ends_on=day(60),
        now=NOW,
    )
    assert [bool(candidate.why_not) for candidate in judged].count(True) == 1
    for take in (hold_place, close_place):
        extra = {"expires_at": NOW + timedelta(days=1)} if take is hold_place else {}
        with pytest.raises(PlaceTaken):
            take(
                by=herning.leader,
                place=herning.place(),
                starts_on=TODAY,
                ends_on=day(3),
                reason="Maling",
                now=NOW,
                **extra,
            )
    plan(herning, 1, 60, citizen=make_citizen(herning, "Bo Bed"))  # from tomorrow it may be


def test_a_place_is_planned_for_the_day_the_last_one_is_to_leave(herning):
    here(herning, -60, 0)

    assert plan(herning, 0, 60, citizen=make_citizen(herning, "Jonas Vind"))


def test_moving_in_on_top_of_someone_is_a_conflict_with_choices(herning):
    sleeper = here(herning, -60, -3)
    coming = _behind(herning, sleeper, -3)

    with pytest.raises(SomeoneInBed) as refused:
        move_in(by=herning.staff, stay=coming, on=TODAY, now=NOW)

    assert "Maja Eksempel" in str(refused.value)
    assert [(way.address, way.args) for way in refused.value.ways_on] == [
        ("move_out", (sleeper.pk,)),
        ("change_place", (coming.pk,)),
    ]


def test_the_first_choice_is_to_write_that_the_other_left(herning):
    sleeper = here(herning, -60, -3)
    coming = _behind(herning, sleeper, -3)

    leave(herning, sleeper, 0)
    move_in(by=herning.staff, stay=coming, on=TODAY, now=NOW)

    assert (booking_of(sleeper).ends_on, booking_of(coming).starts_on) == (TODAY, TODAY)


def test_the_second_is_another_room(herning):
    sleeper = here(herning, -60, -3)
    coming = _behind(herning, sleeper, -3)

    change_place(
        by=herning.staff, stay=coming, place=herning.place(n=1), reason="Maja er her endnu", now=NOW
    )
    change_place(
        by=herning.staff, stay=coming, place=herning.place(n=1), reason="Maja er her endnu", now=NOW
    )
    move_in(by=herning.staff, stay=coming, on=TODAY, now=NOW)

    assert booking_of(coming).place == herning.place(n=1)
    assert booking_of(sleeper).place == herning.place()


def test_another_room_that_is_slept_in_is_no_choice(herning):
    coming = plan(herning, 0, 60)
    here(herning, -60, -3, place=herning.place(n=1), citizen=make_citizen(herning, "Bo Bed"))

    with pytest.raises(PlaceTaken):
        change_place(by=herning.staff, stay=coming, place=herning.place(n=1), reason="x", now=NOW)


def test_who_slept_on_took_the_nights_and_what_was_planned_behind_begins_later(herning):
    sleeper = here(herning, -60, -3)
    coming = _behind(herning, sleeper, -3)

    leave(herning, sleeper, -1)

    assert booking_of(sleeper).ends_on == day(-1)
    assert booking_of(coming).starts_on == day(-1)
    assert coming.planned_end_on == booking_of(coming).ends_on


def test_where_no_night_is_left_it_is_said_first_that_the_other_did_not_come(herning):
    sleeper = here(herning, -60, -9)
    coming = _behind(herning, sleeper, -9, 4)

    with pytest.raises(Conflict) as refused:
        leave(herning, sleeper, 0)
    assert [way.address for way in refused.value.ways_on] == ["no_show"]

    record_no_show(by=herning.staff, stay=coming, on=day(-9), note="Kom ikke", now=NOW)
    assert leave(herning, sleeper, 0).status == "left"


def test_a_citizen_is_here_in_one_house_at_a_time(herning):
    first = here(herning, -60, 0)
    elsewhere = plan(
        herning, 0, 60, citizen=first.citizen, place=herning.place(herning.second), length_reason=""
    )

    with pytest.raises(HereElsewhere) as refused:
        move_in(by=Actor.system(herning.organisation), stay=elsewhere, on=TODAY, now=NOW)
    assert "Herning Kommune 1, home 1" in str(refused.value)

    leave(herning, first, 0)
    move_in(by=Actor.system(herning.organisation), stay=elsewhere, on=TODAY, now=NOW)
    assert Stay.objects.in_a_bed().get(citizen=first.citizen) == elsewhere


def test_no_guest_bed_for_who_is_here_in_another_house(herning):
    first = here(herning, -60, 0)

    with pytest.raises(HereElsewhere) as refused:
        grant(herning, citizen=first.citizen)
    # Acute staff see no residents: not the house, only that it is somewhere else.
    assert "Herning Kommune 1" not in str(refused.value)
    assert "Herning Kommune" in str(refused.value)
    assert not refused.value.ways_on
    with pytest.raises(HereElsewhere) as refused:
        grant(herning, Role.FACILITY_STAFF, citizen=first.citizen)
    assert "Herning Kommune 1, home 1" in str(refused.value)
    assert [way.args for way in refused.value.ways_on] == [(first.pk,)]


def test_a_refusal_of_nights_names_the_house_to_whoever_may_know(herning):
    first = plan(herning, 10, 60, place=herning.place(herning.second))

    with pytest.raises(CitizenHasPlace) as refused:
        plan(herning, 30, 90, citizen=first.citizen)
    assert "Herning Kommune 2, home 1" in str(refused.value)
    with pytest.raises(CitizenHasPlace) as refused:
        extend_stay(
            by=herning.caseworker,
            stay=plan(herning, -30, 10, citizen=first.citizen),
            ends_on=day(20),
            reason="Målet er nær",
            answers=GOES_ON,
            now=NOW,
        )
    assert "Herning Kommune 2, home 1" in str(refused.value)
    with pytest.raises(CitizenHasPlace) as refused:  # the leader works at the first house only
        plan(herning, 30, 90, by=herning.leader, citizen=first.citizen)
    assert "Herning Kommune 2" not in str(refused.value)


def test_the_database_has_the_last_word_on_being_here_once(herning):
    stay = here(herning, -60, 0)
    other = plan(herning, 0, 60, citizen=stay.citizen, place=herning.place(n=1))

    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.filter(pk=other.pk).update(status="here", moved_in_on=TODAY)


def test_the_page_says_what_can_be_done_and_answers_409(herning, client):
    today = timezone.localdate()
    sleeper = make_stay(herning, days_ago=60, nights=57)
    Booking.objects.filter(stay=sleeper).update(ends_on=today - timedelta(days=3))
    coming = make_stay(herning, name="Jonas Vind", days_ago=2, nights=60, n=1, arrived=False)
    Booking.objects.filter(stay=coming).update(place=booking_of(sleeper).place)
    browser = signed_in(herning.staff, client)

    page = browser.post(f"/ophold/{coming.pk}/flyt-ind/", {"on": today.isoformat()})

    assert page.status_code == 409
    text = page.content.decode()
    assert f'href="/ophold/{sleeper.pk}/flyt-ud/"' in text
    assert f'href="/ophold/{coming.pk}/anden-plads/"' in text
    rooms = browser.get(f"/ophold/{coming.pk}/anden-plads/").content.decode()
    assert "home 2" in rooms
    assert f'value="{booking_of(sleeper).place_id}"' not in rooms


def _behind(house, sleeper, first, length=60):
    """Planned, while nobody had overslept yet, from the day the sleeper was to leave."""
    return plan(
        house,
        first,
        first + length,
        citizen=make_citizen(house, "Jonas Vind"),
        now=NOW - timedelta(days=30),
        length_reason="Aftalt",
    )
