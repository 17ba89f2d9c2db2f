"""Which places the number of free ones counts, and until when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from placements.board import make_board
from placements.free_places import free_once_left, free_tonight
from placements.models import Booking, Stay
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": 2})


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
            make_board(house.caseworker, start=today, days=days, now=now, facility=house.first)
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
