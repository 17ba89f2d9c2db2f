"""Acute staff see tonight, and the night before and after it; never who slept here long ago."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Role
from placements.board import SPANS, make_board
from placements.models import Booking, Stay
from placements.services.stays import move_out
from placements.visibility import citizens_visible_to
from referrals.models import Referral
from tests.pages import signed_in
from tests.world import House, make_stay

#: Guests by how many nights ago they came, each for one night.
GUESTS = {"Ægget Igår": 1, "Signe Forgårs": 2, "Ole Ugegammel": 7, "Else Årgammel": 300}


def leave(house: House, stay: Stay) -> None:
    assert stay.planned_end_on
    move_out(
        by=Actor.system(house.organisation),
        stay=stay,
        on=stay.planned_end_on,
        ending="as_planned",
        destination="own_home",
        note="",
        now=timezone.now(),
    )


@pytest.fixture
def guests(herning: House) -> House:
    with acting(herning.organisation):
        for name, days_ago in GUESTS.items():
            stay = make_stay(herning, track="guest", name=name, days_ago=days_ago, nights=1)
            leave(herning, stay)
        make_stay(herning, track="guest", name="Nat Inat", days_ago=0, nights=1)
        make_stay(herning, track="home", name="Hjem Hansen", days_ago=30, nights=60)
    return herning


def asked_for() -> list[str]:
    today = timezone.localdate()
    days = [today - timedelta(days=n) for n in (300, 30, 8, 7, 3, 2, 1, 0)] + [date(1950, 1, 1)]
    return [
        f"/pladser/?fra={day}&visning={span}{table}"
        for day in days
        for span in SPANS
        for table in ("", "&som=tabel")
    ]


def test_no_view_of_the_board_names_a_guest_of_long_ago(guests: House) -> None:
    client = signed_in(guests.actors[Role.ACUTE_STAFF])
    for address in asked_for():
        page = client.get(address).content.decode()
        assert "Nat Inat" in page, address
        assert "Ægget Igår" in page
        named = [name for name in ("Signe", "Ole", "Else", "Hjem") if name in page]
        assert not named, address


def test_the_board_says_no_night_is_free_that_it_does_not_show(guests: House) -> None:
    """A filtered guest must not become a free night."""
    actor, today = guests.actors[Role.ACUTE_STAFF], timezone.localdate()
    with acting(guests.organisation):
        board = make_board(actor, start=today - timedelta(days=300), days=84, now=timezone.now())
    assert [day.date for day in board.days] == [today + timedelta(days=n) for n in (-1, 0, 1)]


def test_bookings_stays_and_citizens_are_those_around_tonight(guests: House) -> None:
    actor = guests.actors[Role.ACUTE_STAFF]
    with acting(guests.organisation):
        expected = {"Nat Inat", "Ægget Igår"}
        assert {b.citizen.name for b in Booking.objects.visible_to(actor)} == expected
        assert {s.citizen.name for s in Stay.objects.visible_to(actor)} == expected
        assert {c.name for c in citizens_visible_to(actor)} == expected
        assert not Referral.objects.visible_to(actor).exists()


def test_a_guest_who_has_not_left_is_in_sight_however_long_ago_the_night_was(
    herning: House,
) -> None:
    actor = herning.actors[Role.ACUTE_STAFF]
    with acting(herning.organisation):
        make_stay(herning, track="guest", name="Blev Hængende", days_ago=5, nights=1)
        assert [c.name for c in citizens_visible_to(actor)] == ["Blev Hængende"]


def test_no_page_of_a_booking_or_a_namesake_leads_further_back(guests: House) -> None:
    client = signed_in(guests.actors[Role.ACUTE_STAFF])
    with acting(guests.organisation):
        old = Booking.objects.get(citizen__name="Else Årgammel")
        tonight = Booking.objects.get(citizen__name="Nat Inat")
        room = guests.place(track="guest")
    assert client.get(f"/pladser/booking/{old.pk}/").status_code == 404
    assert client.get(f"/pladser/booking/{tonight.pk}/").status_code == 200
    assert "Else" not in client.get(f"/pladser/{room.pk}/").content.decode()
    asked = {
        "name": "Else Årgammel",
        "why": "Uro",
        "nights": "1",
        "backup": "not_needed",
        "place": room.pk,
    }
    page = client.post("/gaest/", asked).content.decode()
    assert "Er det en af disse" not in page


@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.FACILITY_LEADER, Role.CASEWORKER])
def test_those_with_a_case_see_the_house_as_before(guests: House, role: Role) -> None:
    client = signed_in(guests.actors[role])
    then = timezone.localdate() - timedelta(days=302)
    page = client.get(f"/pladser/?fra={then}&visning=uge&som=tabel").content.decode()
    assert "Else Årgammel" in page
