"""Which places the number of free ones counts, and until when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from placements.board import make_board
from placements.free_places import free_once_left, free_tonight
from placements.models import Booking, Place, Stay
from tests.pages import signed_in, text_of
from tests.world import House, copies_of, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": 2})


def moved(stay: Stay, place: Place) -> None:
    """Since yesterday in another room."""
    yesterday = timezone.localdate() - timedelta(days=1)
    [booking] = stay.bookings.all()
    ends_on, booking.ends_on = booking.ends_on, yesterday
    booking.save()
    booking.pk, booking.place = None, place
    booking.starts_on, booking.ends_on = yesterday, ends_on
    booking.save(force_insert=True)


def test_a_free_place_is_named_and_so_is_whoever_has_it_next(house: House) -> None:
    today = timezone.localdate()
    with acting(house.organisation):
        Booking.objects.create(
            controller=house.organisation,
            place=house.place(),
            kind=Booking.Kind.CLOSURE,
            starts_on=today + timedelta(days=5),
            ends_on=today + timedelta(days=9),
            reason="Maling",
        )
        now = timezone.now()
        free = free_tonight(house.caseworker, now=now, facilities=[house.first])
        boards = [
            make_board(house.caseworker, start=today, days=days, now=now, facilities=[house.first])
            for days in (3, 7)  # with the closure beyond it, and on it
        ]
    assert [board.free_tonight for board in boards] == [free, free]
    assert [(each.place.name, each.until) for each in free] == [
        ("home 1", today + timedelta(days=5)),
        ("home 2", None),
    ]
    assert "home 1" in text_of(signed_in(house.caseworker).get(reverse("board")))


def test_a_bed_with_somebody_in_it_is_free_once_it_is_written_that_they_left(house: House) -> None:
    stay = make_stay(house, days_ago=16)
    today = timezone.localdate()
    with acting(house.organisation):
        Stay.objects.filter(pk=stay.pk).update(planned_end_on=today)
        Booking.objects.filter(stay=stay).update(ends_on=today)
        name = stay.citizen.called
        free = free_tonight(house.caseworker, now=timezone.now(), facilities=[house.first])
        leaving = free_once_left(house.caseworker, now=timezone.now())
        board = make_board(house.caseworker, start=today, days=7, now=timezone.now())
    assert board.free_once_left == leaving
    assert [each.place.name for each in free] == ["home 2"]
    assert [(each.place.name, each.stay.pk) for each in leaving] == [("home 1", stay.pk)]
    for page in ("board", "overview"):
        text = text_of(signed_in(house.leader).get(reverse(page)))
        assert f"home 1, når det er skrevet, at {name} er ude" in text


def test_a_free_night_that_has_passed_can_not_be_booked(house: House) -> None:
    last_week = timezone.localdate() - timedelta(days=7)
    page = signed_in(house.caseworker).get(reverse("board"), {"fra": last_week.isoformat()})
    gaps = [gap for lane in page.context["board"].lanes for gap in lane.gaps]
    assert {gap.bookable_from for gap in gaps} == {timezone.localdate()}


def test_the_board_reads_the_same_places_off_its_lanes(house: House) -> None:
    """Somebody who leaves today, somebody who is late, somebody who moves into another room, and
    rooms that somebody has booked, within the days shown and after them."""
    today, now = timezone.localdate(), timezone.now()

    def at(days: int) -> date:
        return today + timedelta(days=days)

    def ended(stay: Stay, *, planned_end_on: date, ends_on: date) -> None:
        Stay.objects.filter(pk=stay.pk).update(planned_end_on=planned_end_on)
        Booking.objects.filter(stay=stay).update(ends_on=ends_on)

    with acting(house.organisation):
        rooms = copies_of(house.place(), 7, name=lambda n: f"room {n}", order=lambda n: 10 + n)
    names = ("leaves today", "is late", "ends early", "moves", "another comes")
    stays = [make_stay(house, name=name, days_ago=16, n=n) for n, name in enumerate(names)]
    with acting(house.organisation):
        ended(stays[0], planned_end_on=today, ends_on=today)
        ended(stays[1], planned_end_on=at(-2), ends_on=at(-2))
        ended(stays[2], planned_end_on=at(3), ends_on=today)
        moved(stays[3], rooms[-1])
        ended(stays[4], planned_end_on=today, ends_on=today)
        taken = ((house.place(n=4), 0, 2), (rooms[-2], 5, 7), (rooms[-3], 60, 70))
        for place, first, last in taken:
            Booking.objects.create(
                controller=house.organisation,
                place=place,
                kind=Booking.Kind.CLOSURE,
                starts_on=at(first),
                ends_on=at(last),
                reason="Maling",
            )
        for actor in (house.caseworker, house.leader, house.staff):
            board = make_board(actor, start=at(-20), days=28, now=now)
            assert board.free_tonight == free_tonight(actor, now=now)
            assert board.free_once_left == free_once_left(actor, now=now)
            assert [each.place.name for each in board.free_once_left] == ["home 1", "room 0"]


def test_a_room_somebody_moved_out_of_is_nobodys_tonight(house: House) -> None:
    stay = make_stay(house, days_ago=16)
    today = timezone.localdate()
    with acting(house.organisation):
        old = house.place()
        moved(stay, house.place(n=1))
        board = make_board(
            house.leader, start=today - timedelta(days=7), days=28, now=timezone.now()
        )
    lane = next(lane for lane in board.lanes if lane.place == old)
    assert (lane.is_open, lane.tonight) == (True, None)
    assert "is-late" not in lane.bars[0].css
    assert board.taken_tonight.booked == 1
