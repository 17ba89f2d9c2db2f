"""I nat: who sees which houses, what is said of them, and what a press leads to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from contacts.services import ContactFacts, add_contact
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Role
from placements.models import Booking, Facility, Place
from tests.pages import astray, signed_in, statements, text_of
from tests.public.houses import PHONE, publish
from tests.world import House, copies_of, house_of, make_region, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ADDRESS = "/i-nat/"
UNKNOWN = "står ikke skrevet: spørg huset"


@pytest.fixture
def herning() -> House:
    house = house_of("polaris")
    with acting(house.organisation):
        Facility.objects.filter(pk=house.first.pk).update(phone="00 00 20 01")
    return house


@pytest.fixture
def nurse() -> Actor:
    return make_region()


def reads(actor: Actor) -> str:
    return text_of(signed_in(actor).get(ADDRESS))


def equip(house: House, *, track: str, has: list[str]) -> None:
    with acting(house.organisation):
        Place.objects.filter(facility=house.first, track=track).update(equipment=has)


def write_contact(house: House, **changed: Any) -> None:
    facts: dict[str, Any] = {
        "facility": house.first.pk,
        "side": "ours",
        "party": "",
        "party_text": "",
        "person": "Birgit Bagvagt",
        "function": "bagvagt",
        "phone": "96 00 00 01",
        "hours": "kl. 22-07",
        "deputy": "",
        "deputy_phone": "",
        "is_shown_to_referrers": False,
        "starts_on": date(2024, 1, 1),
    }
    with acting(house.organisation):
        add_contact(by=house.leader, facts=ContactFacts(**facts | changed), now=timezone.now())


def test_each_house_in_sight_says_what_is_free_and_names_nobody(herning: House) -> None:
    make_stay(herning, name="Maja Hemmelig")

    leader, caseworker = reads(herning.leader), reads(herning.caseworker)

    assert "Herning Kommune 1 3 ledige i nat" in leader
    assert "Fleksibel bolig: 2 af 3" in leader
    assert "Gæsteværelse: 1 af 1" in leader
    assert "Herning Kommune 2" not in leader, "out of sight"
    assert "Herning Kommune 2 4 ledige i nat" in caseworker
    assert "Hemmelig" not in leader + caseworker


def test_what_it_can_carry_is_yes_no_or_not_written(herning: House) -> None:
    equip(herning, track="home", has=["pets"])
    equip(herning, track="guest", has=["ground_floor"])

    page = reads(herning.leader)

    # Three homes where pets are welcome, a guest room on the ground floor.
    assert "Personale om natten Ja" in page
    assert "Stueplan 1 af 4" in page
    assert "Kæledyr må være med 3 af 4" in page
    assert "Alkohol og stoffer Brug af alkohol eller stoffer er ikke i sig selv" in page
    equip(herning, track="guest", has=["own_bath"])
    assert "Stueplan Nej" in reads(herning.leader)
    equip(herning, track="home", has=[])
    assert f"Stueplan {UNKNOWN}" in reads(herning.leader)


@pytest.mark.parametrize(
    ("scheme", "staff", "substances"),
    [
        ("polaris", "Ja", "Brug af alkohol eller stoffer er ikke i sig selv en hindring"),
        ("mpo", UNKNOWN, "Ikke aktivt misbrug"),
        ("pitstop", "Nej", "kun på eget værelse"),
    ],
)
def test_the_scheme_says_what_is_so_of_its_houses(scheme: str, staff: str, substances: str) -> None:
    house = house_of(scheme)

    page = reads(house.leader)

    assert f"Personale om natten {staff}" in page
    assert substances in page
    assert house.first.rules_on(timezone.localdate()).tracks[0].key
    assert "Hvem må lukkes ind?" in page


def test_whom_to_ring(herning: House) -> None:
    write_contact(herning)
    write_contact(herning, person="Kun E3", party_text="E3", facility=None)

    page = reads(herning.leader)

    assert "Ring til Herning Kommune 1: 00 00 20 01" in page
    assert "Ring til Birgit Bagvagt, bagvagt: 96 00 00 01 kl. 22-07" in page
    assert "Kun E3" not in page, "kept for somebody else"
    acute = reads(herning.actors[Role.ACUTE_STAFF])
    assert "00 00 20 01" in acute
    assert "Birgit" not in acute, "the directory is not theirs to see"


@pytest.mark.parametrize(("scheme", "grants"), [("polaris", True), ("pitstop", False)])
def test_a_guest_is_offered_where_there_is_a_room_for_guests(scheme: str, grants: bool) -> None:
    assert ("Gæst i nat" in reads(house_of(scheme).leader)) is grants


# --- Across the wall


def test_who_refers_sees_numbers_of_the_houses_they_may_ask(herning: House, nurse: Actor) -> None:
    make_stay(herning, name="Maja Hemmelig")
    equip(herning, track="home", has=["pets"])
    write_contact(herning)
    write_contact(herning, person="Vagten", phone="96 00 00 02", is_shown_to_referrers=True)

    page = reads(nurse)

    # The nurse may refer to both kinds of place; the home's ways in are hers.
    assert "Herning Kommune 1 Herning Kommune 3 ledige i nat" in page
    assert "Fleksibel bolig: 2 af 3" in page
    assert "Kæledyr må være med spørg huset" in page, "what the places have is not told"
    assert "Vagten, bagvagt: 96 00 00 02" in page
    for hidden in ("00 00 20 01", "Birgit", "Hemmelig", "home 1"):
        assert hidden not in page
    assert "Kun husets egne kan holde en plads. Ring, eller skriv en henvisning." in page
    assert "Hold i 2 timer" not in page


def test_a_number_that_the_house_has_published_is_rung(nurse: Actor) -> None:
    house = house_of("mpo")
    Organisation.objects.filter(pk=house.organisation.pk).update(phone="99 99 99 99")
    assert "Ring til Holstebro Kommune: 99 99 99 99" in reads(nurse)

    publish(house, "skovvang", house.first)

    assert f"Ring til {house.first.name}: {PHONE}" in reads(nurse)


def test_another_municipality_s_caseworker_sees_none_of_it(herning: House) -> None:
    other = house_of("mpo")

    assert "Herning" not in reads(other.caseworker)


def test_a_house_that_has_closed_is_not_asked(herning: House, nurse: Actor) -> None:
    with acting(herning.organisation):
        Place.objects.filter(facility=herning.first).update(closes_on=timezone.localdate())
        Facility.objects.filter(pk=herning.first.pk).update(closes_on=timezone.localdate())

    assert herning.first.name not in reads(herning.caseworker)
    assert herning.first.name not in reads(nurse)


# --- Keeping a place


def test_one_press_keeps_a_place_and_it_stands_on_the_board(herning: House) -> None:
    client = signed_in(herning.caseworker)
    with acting(herning.organisation):
        place = herning.place(track="guest")
    body = {"place": place.pk, "case_number": "H-2026-0007"}

    pages = [client.post(ADDRESS, body, follow=True) for _twice in range(2)]

    for page in pages:
        assert "Du holder Herning Kommune 1, guest 1 H-2026-0007" in text_of(page)
        assert "bortfalder af sig selv kl." in text_of(page)
    with acting(herning.organisation):
        hold = Booking.objects.get()
    assert "H-2026-0007" in text_of(client.get(f"/pladser/booking/{hold.pk}/"))


def test_who_comes_second_is_told_and_shown_what_is_free_now(herning: House) -> None:
    first, second = (signed_in(by) for by in (herning.leader, herning.caseworker))
    with acting(herning.organisation):
        place = herning.place(track="guest")
    body = {"place": place.pk, "case_number": "H-1"}

    first.post(ADDRESS, body)
    refused = second.post(ADDRESS, body | {"case_number": "H-2"})

    assert refused.status_code == 409
    text = text_of(refused)
    assert "En anden var hurtigere: guest 1 er optaget i nat." in text
    assert "H-1" not in text, "whose it is, is no business of the page"
    assert 'value="H-2"' in refused.content.decode(), "nothing typed is lost"
    assert "3 ledige i nat" in text


def test_when_nothing_is_left_in_the_house_that_is_said_on_top() -> None:
    house = house_of("pitstop", tracks={"room": 1})
    with acting(house.organisation):
        place = house.place(track="room")
    body = {"place": place.pk, "case_number": "H-1"}

    signed_in(house.leader).post(ADDRESS, body)
    refused = signed_in(house.caseworker).post(ADDRESS, body | {"case_number": "H-2"})

    assert refused.status_code == 409
    assert "En anden var hurtigere" in text_of(refused)


def test_a_cpr_number_is_refused_at_the_field(herning: House) -> None:
    with acting(herning.organisation):
        place = herning.place(track="guest")

    refused = signed_in(herning.leader).post(
        ADDRESS, {"place": place.pk, "case_number": "010190-1234"}
    )

    assert refused.status_code == 422
    assert "Det er et CPR-nummer" in text_of(refused)
    with acting(herning.organisation):
        assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("role", "sees", "keeps"),
    [
        (Role.CASEWORKER, 200, 302),
        (Role.FACILITY_LEADER, 200, 302),
        (Role.FACILITY_STAFF, 200, 403),
        (Role.ACUTE_STAFF, 200, 403),
        (Role.SUPERVISOR, 200, 403),
        (Role.REFERRER, 200, 403),
        (Role.ORGANISATION_ADMIN, 403, 403),
        (Role.VOLUNTEER, 403, 403),
    ],
)
def test_who_reads_it_and_who_keeps_a_place(
    herning: House, role: Role, sees: int, keeps: int
) -> None:
    client = signed_in(herning.actors[role])
    with acting(herning.organisation):
        place = herning.place(track="guest")

    assert client.get(ADDRESS).status_code == sees
    kept = client.post(ADDRESS, {"place": place.pk, "case_number": "H-1"})
    assert kept.status_code == keeps
    if (sees, keeps) == (200, 403) and role is not Role.REFERRER:
        assert "Din rolle kan ikke holde en plads." in text_of(client.get(ADDRESS))


def test_what_is_left_out_is_asked_for_where_it_is_filled_in(herning: House) -> None:
    refused = signed_in(herning.caseworker).post(ADDRESS, {})

    assert refused.status_code == 422
    page = refused.content.decode()
    assert not astray(page)
    assert page.count('id="id_case_number"') == 1


def test_a_place_out_of_sight_is_no_answer(herning: House) -> None:
    other = house_of("mpo")
    with acting(other.organisation):
        place = other.place(track="place")

    answer = signed_in(herning.leader).post(ADDRESS, {"place": place.pk, "case_number": "H-1"})

    assert answer.status_code == 422


def test_the_page_costs_the_same_for_one_three_and_a_hundred(herning: House, nurse: Actor) -> None:
    clients = [signed_in(herning.caseworker), signed_in(nurse)]
    costs = []
    for more in (0, 2, 98):
        with acting(herning.organisation):
            houses = copies_of(herning.second, more, name=lambda n, more=more: f"Hus {more}-{n}")
            of_second = herning.place(herning.second)
            copies_of(of_second, more, facility=lambda n, houses=houses: houses[n])
        costs.append([len(statements(client, ADDRESS)) for client in clients])

    assert costs[0] == costs[1] == costs[2]
