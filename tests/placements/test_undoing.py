"""What was just done from the board, taken back while nothing was sent to anybody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from placements.models import Booking
from placements.services.bookings import reopen_place
from tests.pages import signed_in, text_of
from tests.world import House, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def take(house: House, client: Client, kind: str, query: str = "") -> Booking:
    with acting(house.organisation):
        address = reverse("place_book", args=[house.place().pk])
    body = {
        "kind": kind,
        "starts_on": day(3),
        "ends_on": day(6),
        "days": "3",
        "reason": "Til Jonas",
    }
    client.post(f"{address}{query}", body)
    with acting(house.organisation):
        return Booking.objects.latest("pk")


def undo(client: Client, booking: Booking) -> str:
    return text_of(client.post(reverse("undo_booking", args=[booking.pk]), follow=True))


def now_of(house: House, booking: Booking) -> Booking:
    with acting(house.organisation):
        booking.refresh_from_db()
    return booking


@pytest.mark.parametrize("kind", ["hold", "close"])
def test_what_was_just_taken_is_let_go(house: House, kind: str) -> None:
    client = signed_in(house.leader)
    booking = take(house, client, kind)
    assert "er optaget, som du valgte. Åbn Fortryd" in text_of(client.get(reverse("board")))

    assert "Alt er, som det var" in undo(client, booking)

    assert now_of(house, booking).cancelled_at is not None
    assert "er optaget, som du valgte" not in text_of(client.get(reverse("board")))


@pytest.mark.parametrize(("kind", "page"), [("hold", "change_hold"), ("close", "change_closure")])
def test_another_end_is_taken_back_to_the_end_before(house: House, kind: str, page: str) -> None:
    client = signed_in(house.leader)
    booking = take(house, client, kind)
    body = {"starts_on": day(3), "ends_on": day(9), "reason": "Til Jonas"}
    client.post(reverse(page, args=[booking.pk]), body)
    assert now_of(house, booking).ends_on == day(9)

    undo(client, booking)

    assert now_of(house, booking).ends_on == day(6)
    assert booking.cancelled_at is None


def test_what_a_colleague_went_on_with_stands(house: House) -> None:
    client = signed_in(house.leader)
    booking = take(house, client, "close")
    with acting(house.organisation):
        reopen_place(by=house.leader, booking=booking, on=day(5), now=timezone.now())

    assert "Det er blevet ændret siden" in undo(client, booking)
    assert now_of(house, booking).cancelled_at is None


def test_after_some_minutes_it_is_too_late_and_it_is_nobody_elses(house: House) -> None:
    client = signed_in(house.leader)
    booking = take(house, client, "hold")

    assert "for sent at fortryde" in undo(signed_in(house.caseworker), booking)
    session = client.session
    session["board_receipt"]["until"] -= 600
    session.save()
    assert "Fortryd" not in text_of(client.get(reverse("board")))
    assert "for sent at fortryde" in undo(client, booking)
    assert now_of(house, booking).cancelled_at is None


def test_the_board_is_found_as_it_was_left(house: House) -> None:
    client = signed_in(house.leader)
    with acting(house.organisation):
        address = reverse("place_book", args=[house.place().pk])
    body = {"kind": "hold", "starts_on": day(3), "ends_on": day(6), "days": "3", "reason": "Jonas"}

    response = client.post(f"{address}?tavle=visning%3Dkvartal%26next%3D%2F%2Fe.vil", body)

    assert response.headers["Location"] == f"{reverse('board')}?visning=kvartal"
