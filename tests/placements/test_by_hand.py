"""What a drag on the board would come to: said before anything is written, to whom it may be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Booking, Place, Stay
from placements.services.bookings import close_place, hold_place
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def place_of(house: House, n: int = 0) -> Place:
    with acting(house.organisation):
        return house.place(n=n)


def closed(house: House, first: int, last: int, n: int = 0) -> Booking:
    with acting(house.organisation):
        return close_place(
            by=house.leader,
            place=house.place(n=n),
            starts_on=day(first),
            ends_on=day(last),
            reason="Maling",
            now=timezone.now(),
        )


def booking_of(house: House, stay: Stay) -> Booking:
    with acting(house.organisation):
        return stay.bookings.get()


def asks(actor: Actor, **chosen: Any) -> HttpResponse:
    return signed_in(actor).get(reverse("board_choice"), chosen)


def test_free_nights_fit_and_lead_to_the_page_filled_in(house: House) -> None:
    place = place_of(house)

    response = asks(house.leader, plads=place.pk, fra=day(3), til=day(6))

    page = response.content.decode()
    assert "Det passer" in page
    assert f"/pladser/{place.pk}/?fra={day(3)}&amp;til={day(6)}&amp;hvad=close" in page
    filled_in = signed_in(house.leader).get(
        reverse("place_book", args=[place.pk]), {"fra": day(3), "til": day(6), "hvad": "close"}
    )
    form = filled_in.context["form"]
    assert [form[name].value() for name in ("starts_on", "ends_on", "kind")] == [
        str(day(3)),
        str(day(6)),
        "close",
    ]
    assert "Det passer" in text_of(filled_in)


def test_a_night_that_is_taken_is_in_the_way_and_nothing_leads_on(house: House) -> None:
    closed(house, 5, 7)

    page = text_of(asks(house.leader, plads=place_of(house).pk, fra=day(3), til=day(6)))

    assert "I vejen: Pladsen er optaget" in page
    assert "Luk pladsen" not in page


def test_another_end_of_a_stay_is_a_decision_and_leads_to_its_form(house: House) -> None:
    stay = make_stay(house, days_ago=5, nights=100)
    booking = booking_of(house, stay)
    closed(house, 97, 99)

    later = asks(house.caseworker, booking=booking.pk, til=day(96))
    too_late = text_of(asks(house.caseworker, booking=booking.pk, til=day(98)))
    past = text_of(asks(house.caseworker, booking=booking.pk, til=day(-1)))

    assert "At forlænge opholdet er en afgørelse" in text_of(later)
    assert f"/ophold/{stay.pk}/forlaeng/?ends_on={day(96)}" in later.content.decode()
    assert "I vejen: Pladsen er optaget" in too_late
    assert "Fortsæt" not in too_late
    assert "I vejen: Borgeren er her stadig" in past
    form = signed_in(house.caseworker).get(
        reverse("extend_stay", args=[stay.pk]), {"ends_on": day(96)}
    )
    assert form.context["form"]["ends_on"].value() == str(day(96))


def test_who_decides_is_said_to_who_does_not(house: House) -> None:
    booking = booking_of(house, make_stay(house, days_ago=5, nights=100))

    page = text_of(asks(house.staff, booking=booking.pk, til=day(96)))

    assert "I vejen:" in page
    assert "Fortsæt" not in page


def test_another_place_is_of_the_same_house_and_kind_and_free(house: House) -> None:
    stay = make_stay(house, days_ago=5, nights=100)
    booking = booking_of(house, stay)
    free, taken = place_of(house, 1), place_of(house, 2)
    closed(house, 10, 12, n=2)
    with acting(house.organisation):
        elsewhere = house.place(house.second)

    fits = asks(house.caseworker, booking=booking.pk, plads=free.pk)

    assert f"/ophold/{stay.pk}/flyt-plads/?place={free.pk}" in fits.content.decode()
    for place in (taken, elsewhere):
        assert "I vejen:" in text_of(asks(house.caseworker, booking=booking.pk, plads=place.pk))
    planned = make_stay(house, n=1, name="Jonas Vind", days_ago=-200, arrived=False)
    chosen = asks(house.caseworker, booking=booking_of(house, planned).pk, plads=taken.pk)
    assert f"/ophold/{planned.pk}/anden-plads/?place={taken.pk}" in chosen.content.decode()


def test_reservations_and_closures_have_another_end_but_no_other_place(house: House) -> None:
    closure = closed(house, 3, 6)
    with acting(house.organisation):
        hold = hold_place(
            by=house.leader,
            place=house.place(n=1),
            starts_on=day(3),
            ends_on=day(6),
            reason="Til Jonas",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )
    pages = (("ret", closure), ("ret-reservation", hold))

    for page, booking in pages:
        longer = asks(house.leader, booking=booking.pk, til=day(9)).content.decode()
        assert f"/pladser/booking/{booking.pk}/{page}/?til={day(9)}" in longer
        moved = text_of(asks(house.leader, booking=booking.pk, plads=place_of(house, 2).pk))
        assert "I vejen: Den hører til sin plads" in moved


def test_what_is_not_in_sight_is_not_there(house: House) -> None:
    other = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    foreign = booking_of(other, make_stay(other, name="Fremmed Navn"))
    own = booking_of(house, make_stay(house, name="Maja Eksempel"))
    acute = house.actors[Role.ACUTE_STAFF]

    for actor, chosen in (
        (house.leader, {"booking": foreign.pk, "til": day(9)}),
        (house.leader, {"plads": foreign.place_id, "fra": day(3), "til": day(6)}),
        (acute, {"booking": own.pk, "til": day(9)}),
        (house.leader, {"booking": own.pk, "til": "snart"}),
        (house.leader, {"booking": "9" * 30, "til": day(9)}),
    ):
        assert asks(actor, **chosen).status_code == 404
