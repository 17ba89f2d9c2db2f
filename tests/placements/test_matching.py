"""What a citizen needs against what a place has, as a table; and how the page of it answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from placements.finding import candidates, offers, places_of_kind
from placements.matching import Equipment
from placements.models import Booking, Place
from tests.pages import signed_in, statements, text_of
from tests.world import NOW, TODAY, House, copies_of, day, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

BATH, CALM, NIGHT, PETS = "own_bath", "calm", "night_staff", "pets"


@pytest.mark.parametrize(
    ("scheme", "has", "needs", "lacks", "unknown"),
    [
        ("polaris", [BATH, CALM], [], [], []),
        ("polaris", [BATH, CALM], [BATH], [], []),
        ("polaris", [BATH, CALM], [PETS, BATH], [PETS], []),
        ("polaris", [BATH], [CALM, PETS], [CALM, PETS], []),
        # Nobody has written what it has: not known is not no.
        ("polaris", [], [BATH, PETS], [], [BATH, PETS]),
        # Staff at night are the house's: POLARIS has them everywhere, Pitstop nowhere, and of MPO
        # the sources say nothing (DOMAIN.md § 3).
        ("polaris", [], [NIGHT], [], []),
        ("polaris", [CALM], [NIGHT], [], []),
        ("pitstop", [], [NIGHT], [NIGHT], []),
        ("pitstop", [CALM], [NIGHT, CALM], [NIGHT], []),
        ("mpo", [], [NIGHT], [], [NIGHT]),
        ("mpo", [CALM], [NIGHT], [], [NIGHT]),
        ("mpo", [NIGHT], [NIGHT], [], []),
        # What stands written of the place goes before the scheme.
        ("pitstop", [NIGHT], [NIGHT], [], []),
        ("polaris", [BATH], ["sauna"], [], []),
    ],
)
def test_needs_against_places(
    scheme: str, has: list[str], needs: list[str], lacks: list[str], unknown: list[str]
) -> None:
    house = house_of(scheme)
    track = house.first.rules_on(TODAY).tracks[0].key
    with acting(house.organisation):
        place = house.place(track=track)
        place.equipment = has
        match = Equipment([place], on=TODAY).match(place, needs)

    assert (set(match.lacks), set(match.unknown)) == (set(lacks), set(unknown))
    assert match.fits is not bool(lacks or unknown)


def test_staff_at_night_of_another_place_are_the_house_s_too() -> None:
    house = house_of("mpo")
    with acting(house.organisation):
        quiet, staffed = (house.place(track="place", n=n) for n in range(2))
        quiet.equipment, staffed.equipment = [CALM], [NIGHT]

        assert Equipment([quiet, staffed], on=TODAY).has(quiet, NIGHT) is True
        assert Equipment([quiet], on=TODAY).has(quiet, NIGHT) is None


@pytest.fixture
def equipped(herning: House) -> House:
    """Four homes: without a word, calm, with a bath, and with both."""
    for n, has in enumerate(([CALM], [BATH], [BATH, CALM])):
        Place.objects.filter(pk=herning.place(n=n).pk).update(equipment=has)
    return herning


def homes(house: House) -> Any:
    places = places_of_kind(house.caseworker, scheme="polaris", track="home")
    return places.filter(facility=house.first)


def test_what_has_all_of_it_stands_on_top_and_then_the_soonest(equipped: House) -> None:
    both, bath, calm = (equipped.place(n=n) for n in (2, 1, 0))
    Place.objects.filter(pk=both.pk).update(opens_on=day(9))

    offered = offers(
        homes(equipped),
        by=equipped.caseworker,
        first=TODAY,
        end_of=lambda start: start + timedelta(days=30),
        now=NOW,
        needs=[BATH, CALM],
    )

    assert [each.place for each in offered] == [both, calm, bath]
    assert [each.match.lacks_in_words for each in offered] == [[], ["eget bad"], ["et roligt sted"]]


def test_a_place_that_lacks_something_is_free_all_the_same(equipped: House) -> None:
    judged = candidates(
        homes(equipped),
        by=equipped.caseworker,
        starts_on=TODAY,
        ends_on=day(30),
        now=NOW,
        needs=[BATH, CALM],
    )

    assert [each.match.fits for each in judged] == [True, False, False]
    assert {each.why_not for each in judged} == {""}


# --- The page


ADDRESS = "/pladser/find/"


@pytest.fixture
def house() -> House:
    house = house_of("polaris")
    with acting(house.organisation):
        Place.objects.filter(pk=house.place(n=2).pk).update(equipment=[BATH, PETS], name="Haven")
        Place.objects.filter(pk=house.place(n=1).pk).update(equipment=[BATH], name="Gården")
    return house


def in_ten_days(**more: Any) -> dict[str, Any]:
    start = timezone.localdate() + timedelta(days=10)
    end = start + timedelta(days=100)
    return {"kind": "polaris:home", "starts_on": start, "ends_on": end, **more}


def test_the_address_holds_what_is_looked_for_and_a_colleague_sees_the_same(house: House) -> None:
    make_stay(house, name="Maja Hemmelig", n=0)
    address = f"{ADDRESS}?kind=polaris:home&needs=own_bath&needs=pets"

    seen = [signed_in(by).get(address) for by in (house.caseworker, house.leader)]

    for page in seen:
        text = text_of(page)
        assert text.index("Haven") < text.index("Gården")
        assert "har det hele" in text
        assert "mangler: kæledyr må være med" in text
        assert "1 i huset i nat, 3 ledige" in text, "in numbers"
        assert "Hemmelig" not in text, "and nobody is named"
    assert house.second.name in text_of(seen[0])
    assert house.second.name not in text_of(seen[1]), "out of the leader's sight"


def test_a_place_is_kept_in_one_step_and_lapses_by_itself(house: House) -> None:
    client = signed_in(house.caseworker)
    with acting(house.organisation):
        place = house.place(n=1)
    address = client.get(ADDRESS, in_ten_days(needs=["pets"])).wsgi_request.get_full_path()
    body = {"place": place.pk, "reason": "Til en borger på E3", "days": 2}

    empty = client.post(address, {})
    kept = [client.post(address, body) for _twice in range(2)]
    other = client.post(address, body | {"reason": "Til en anden"})

    assert empty.status_code == 422
    with acting(house.organisation):
        hold = Booking.objects.get(kind="hold")
        assert [each.headers["Location"] for each in kept] == [f"/pladser/booking/{hold.pk}/"] * 2
        assert hold.expires_at - timezone.now() < timedelta(days=2)
    assert other.status_code == 409
    assert "er optaget" in text_of(other)


def test_without_days_there_is_nothing_to_keep(house: House) -> None:
    client = signed_in(house.caseworker)
    for query in (
        "",
        "?kind=polaris:home",
        "?kind=polaris:castle",
        "?kind=polaris:home&starts_on=x",
    ):
        assert client.get(ADDRESS + query).status_code in (200, 422)
        assert client.post(ADDRESS + query, {"place": 1}).status_code == 422
    with acting(house.organisation):
        assert not Booking.objects.exists()


def test_a_length_that_takes_a_reason_is_said(house: House) -> None:
    short = in_ten_days() | {"ends_on": timezone.localdate() + timedelta(days=15)}

    assert "mindst" in text_of(signed_in(house.caseworker).get(ADDRESS, short)).lower()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CASEWORKER, 200),
        (Role.FACILITY_LEADER, 200),
        (Role.FACILITY_STAFF, 403),
        (Role.ACUTE_STAFF, 403),
        (Role.SUPERVISOR, 403),
        (Role.REFERRER, 403),
    ],
)
def test_who_gives_places_finds_them(house: House, role: Role, status: int) -> None:
    assert signed_in(house.actors[role]).get(ADDRESS).status_code == status


def test_another_municipality_finds_none_of_them(house: House) -> None:
    other = house_of("mpo")

    text = text_of(signed_in(other.caseworker).get(f"{ADDRESS}?kind=polaris:home"))

    assert house.first.name not in text


def test_the_page_costs_the_same_for_one_three_and_a_hundred_places(house: House) -> None:
    client = signed_in(house.caseworker)
    counts = []
    for more in (0, 2, 97):
        with acting(house.organisation):
            copies_of(house.place(), more, name=lambda n, more=more: f"ny {more} {n}")
        counts.append(len(statements(client, f"{ADDRESS}?kind=polaris:home&needs=pets")))

    assert counts[0] == counts[1] == counts[2]
