"""Days after a stay in which its place is made ready: kept from plans, and in no fact's way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from placements.board import make_board
from placements.finding import candidates, offers
from placements.free_places import free_tonight
from placements.models import Booking, Place, Stay
from placements.nights import counts_per_night, places_taken_on
from placements.services.arrivals import move_arrival
from placements.services.bookings import PlaceTaken, close_place, hold_place
from placements.services.corrections import correct_leaving
from placements.services.moves import move_place
from placements.services.places import change_place
from placements.services.planned_end import carry_on_overdue, extend_stay
from placements.services.stays import cancel_stay, move_in, move_out
from placements.services.turnaround import place_is_ready
from tests.pages import signed_in, text_of
from tests.placements.stays import GOES_ON, here, leave, plan
from tests.world import NOW, TODAY, House, day, make_citizen, make_stay

DAYS = 3


@pytest.fixture
def house(herning: House) -> House:
    """Its first home is made ready for three days after each stay."""
    Place.objects.filter(pk=herning.place().pk).update(turnaround_days=DAYS)
    return herning


def another(house: House, name: str = "Per Ask"):
    return make_citizen(house, name)


def free_from(stay: Stay) -> int:
    booking = stay.bookings.standing().order_by("starts_on").last()
    assert booking is not None
    return (booking.free_from - TODAY).days


@pytest.mark.parametrize(("starts", "is_free"), [(40, False), (42, False), (43, True), (50, True)])
def test_the_next_comes_when_it_is_ready(house: House, starts: int, is_free: bool) -> None:
    here(house, -5, 40)
    if is_free:
        assert plan(house, starts, starts + 60, citizen=another(house)).pk
        return
    with pytest.raises(PlaceTaken) as refused:
        plan(house, starts, starts + 60, citizen=another(house))
    assert refused.value.field == "starts_on"
    assert "klar" in str(refused.value.message)


@pytest.mark.parametrize(("ends", "is_free"), [(37, True), (38, False), (40, False)])
def test_and_there_is_room_before_who_comes_later(house: House, ends: int, is_free: bool) -> None:
    plan(house, 40, 100, citizen=another(house))
    if is_free:
        assert free_from(plan(house, 0, ends)) == ends + DAYS
        return
    with pytest.raises(PlaceTaken) as refused:
        plan(house, 0, ends)
    assert refused.value.field == "ends_on"


def test_the_database_refuses_it_anyway(house: House) -> None:
    stay = here(house, -5, 40)
    own = stay.bookings.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(
            controller=house.organisation,
            place=own.place,
            kind="closure",
            starts_on=day(41),
            ends_on=day(45),
            reason="Forbi servicen",
        )


def test_what_is_planned_moves_with_it(house: House) -> None:
    stay = here(house, -5, 40)
    extend_stay(
        by=house.caseworker, stay=stay, ends_on=day(60), reason="Ny", now=NOW, answers=GOES_ON
    )
    assert free_from(stay) == 60 + DAYS
    plan(house, 70, 110, citizen=another(house))
    with pytest.raises(PlaceTaken):
        extend_stay(
            by=house.caseworker, stay=stay, ends_on=day(68), reason="Ny", now=NOW, answers=GOES_ON
        )
    coming = plan(house, 0, 90, citizen=another(house, "Ida Lund"), place=house.place(n=1))
    with pytest.raises(PlaceTaken):
        move_arrival(
            by=house.staff, stay=coming, on=day(61), place=house.place(), reason="x", now=NOW
        )


def test_another_place_has_its_own_days(house: House) -> None:
    stay = plan(house, 5, 40, place=house.place(n=1))
    assert free_from(stay) == 40
    change_place(by=house.staff, stay=stay, place=house.place(), reason="Roligere", now=NOW)
    assert free_from(stay) == 40 + DAYS
    change_place(by=house.staff, stay=stay, place=house.place(n=1), reason="Nej", now=NOW)
    assert free_from(stay) == 40


def test_whoever_moves_on_leaves_a_place_to_make_ready(house: House) -> None:
    stay = here(house, -5)
    move_place(by=house.staff, stay=stay, place=house.place(n=1), on=day(0), reason="x", now=NOW)
    first = stay.bookings.standing().earliest("starts_on")
    assert (first.ends_on, first.free_from) == (day(0), day(DAYS))
    assert house.place() not in {free.place for free in free_tonight(house.leader, now=NOW)}


def test_leaving_early_or_late_it_is_counted_from_that_day(house: House) -> None:
    stay = here(house, -30, 40)
    leave(house, stay, -2)
    assert free_from(stay) == -2 + DAYS
    facts = {"by": house.staff, "reason": "Forkert dag", "now": NOW}
    correct_leaving(stay=stay, on=day(0), ending="as_planned", destination="own_home", **facts)
    assert free_from(stay) == DAYS


def test_who_never_slept_there_leaves_nothing_to_make_ready(house: House) -> None:
    stay = plan(house, 0)
    cancel_stay(by=house.caseworker, stay=stay, reason="Ville ikke", now=NOW)
    assert plan(house, 0, citizen=another(house)).pk
    cancel_stay(by=house.caseworker, stay=Stay.objects.latest("pk"), reason="x", now=NOW)
    same_day = here(house, 0, citizen=another(house, "Ida Lund"))
    leave(house, same_day, 0)
    assert plan(house, 0, citizen=another(house, "Ask Holm")).pk


def test_a_fact_is_never_refused_for_its_sake(house: House) -> None:
    """The citizen stays on, up to the day the next is expected; and the next comes early."""
    late = here(house, -60, 0)
    coming = plan(house, DAYS, 60, citizen=another(house))
    for n in (1, 2, 3):
        assert not carry_on_overdue(
            controller=house.organisation, on=day(n - 1), now=NOW + timedelta(days=n - 1)
        )
    assert free_from(late) == DAYS
    assert late.bookings.get().turnaround_days in (0, 1)
    leave(house, late, 0)
    assert free_from(late) == DAYS
    move_in(by=house.staff, stay=coming, on=TODAY, now=NOW)
    assert free_from(late) == 0


def test_a_closure_takes_its_days_over(house: House) -> None:
    """Painting begins on the day the citizen leaves: nobody waits for the cleaning first."""
    stay = here(house, -5, 40)
    close_place(
        by=house.leader,
        place=house.place(),
        starts_on=day(41),
        ends_on=day(50),
        reason="Maling",
        now=NOW,
    )
    assert free_from(stay) == 41


def test_a_reservation_waits_for_it(house: House) -> None:
    here(house, -5, 40)
    with pytest.raises(PlaceTaken):
        hold_place(
            by=house.caseworker,
            place=house.place(),
            starts_on=day(41),
            ends_on=day(50),
            expires_at=NOW + timedelta(days=1),
            reason="Til en ven",
            now=NOW,
        )


def test_finding_and_counting_say_the_same(house: House) -> None:
    place = house.place()
    here(house, -5, 40)
    places = Place.objects.filter(pk=place.pk).select_related("facility")
    [judged] = candidates(places, by=house.leader, starts_on=day(41), ends_on=day(60), now=NOW)
    assert "klar" in judged.why_not
    [offer] = offers(
        places, by=house.leader, first=TODAY, end_of=lambda on: on + timedelta(28), now=NOW
    )
    assert offer.runs[0].starts_on == day(40 + DAYS)
    facts = {"controller": house.organisation.pk, "now": NOW}
    nights = counts_per_night(house.first.pk, day(38), day(45), **facts)
    closed = [night.closed for night in nights if night.track == "home"]
    assert closed == [0, 0, 1, 1, 1, 0, 0]


def test_tonight_it_is_closed_and_the_board_says_why(house: House) -> None:
    stay = here(house, -30, 40)
    leave(house, stay, -1)
    [homes] = [
        kind.places
        for kind in places_taken_on(
            [house.first.pk], TODAY, controllers=[house.organisation.pk], now=NOW
        )
        if kind.track == "home"
    ]
    board = make_board(house.leader, start=day(-7), days=28, now=NOW, facilities=[house.first])
    assert board.taken_tonight is not None
    assert (homes.closed, board.taken_tonight.closed) == (1, 1)
    lane = next(lane for lane in board.lanes if lane.place == house.place())
    assert lane.tonight is not None
    assert lane.tonight.booking.is_turnaround
    assert lane.gaps[-1].starts_on == day(-1 + DAYS)


def test_it_is_ready_sooner(house: House) -> None:
    stay = here(house, -30, 40)
    leave(house, stay, -1)
    own = stay.bookings.get()
    for _ in range(2):
        place_is_ready(by=house.leader, booking=own, on=TODAY, now=NOW)
    assert free_from(stay) == 0
    assert plan(house, 0, citizen=another(house)).pk
    with pytest.raises(Problem) as refused:
        place_is_ready(by=house.leader, booking=own, on=day(3), now=NOW)
    assert refused.value.field == "on"
    with pytest.raises(NotAllowed):
        place_is_ready(by=house.staff, booking=own, on=day(-1), now=NOW)


def test_where_nothing_is_made_ready_there_is_nothing_to_say(herning: House) -> None:
    own = here(herning, -30, 40).bookings.get()
    with pytest.raises(Conflict) as refused:
        place_is_ready(by=herning.leader, booking=own, on=day(41), now=NOW)
    assert refused.value.code == "nothing_to_make_ready"


def test_without_an_end_it_is_counted_from_leaving_not_from_the_review(
    holstebro: House,
) -> None:
    with acting(holstebro.organisation):
        place = holstebro.place(track="place")
        Place.objects.filter(pk=place.pk).update(turnaround_days=DAYS)
        stay = here(holstebro, -10, None, place=holstebro.place(track="place"))
        booking = stay.bookings.get()
        assert booking.free_from == booking.ends_on
        leave(holstebro, stay, 0)
        assert free_from(stay) == DAYS


def test_the_page_says_until_when_and_the_leader_that_it_is_done(house: House) -> None:
    today, now = timezone.localdate(), timezone.now()
    stay = make_stay(house, days_ago=30, nights=40)
    with acting(house.organisation):
        move_out(
            by=house.staff,
            stay=stay,
            on=today,
            ending="as_planned",
            destination="own_home",
            now=now,
        )
    own = stay.bookings.get()
    assert own.free_from == today + timedelta(days=DAYS)
    address = reverse("place_ready", args=[own.pk])

    page = text_of(signed_in(house.staff).get(address))
    assert "Pladsen gøres klar" in page
    assert not signed_in(house.staff).get(address).context["may_end"]
    leader = signed_in(house.leader)
    assert address in leader.get("/pladser/").content.decode()
    leader.post(address, {"on": today + timedelta(days=1)})
    own.refresh_from_db()
    assert own.free_from == today + timedelta(days=1)
