"""A house says of itself what it wants everybody to know, and nothing of who is in it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from core.acting import acting
from organisations.roles import Role
from public.models import HousePage
from public.services.house_pages import slug_for
from tests.pages import signed_in, statements, text_of
from tests.public.houses import PHONE, make_published, publish
from tests.world import House, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

WORDS = {"slug": "skovvang", "text_da": "Et roligt hus i skoven.", "text_en": "A quiet house."}


def pages_of(house: House) -> list[HousePage]:
    with acting(house.organisation):
        return list(HousePage.objects.all())


def edit(house: House, role: Role = Role.FACILITY_LEADER, **typed: str) -> tuple[int, str]:
    url = reverse("edit_house_page", args=[house.first.pk])
    response = signed_in(house.actors[role]).post(url, WORDS | typed)
    return response.status_code, text_of(response) if response.status_code != 302 else ""


def test_the_leader_looks_first_then_publishes_and_takes_down() -> None:
    house = house_of("mpo")
    status, preview = edit(house, preview="1", is_published="on")
    assert status == 200
    assert "Et roligt hus i skoven." in preview
    assert "intet er gemt endnu" in preview
    assert pages_of(house) == []

    assert edit(house, is_published="on")[0] == 302
    assert "Et roligt hus i skoven." in text_of(Client().get("/tilbud/skovvang/"))
    assert edit(house)[0] == 302
    assert Client().get("/tilbud/skovvang/").status_code == 404


def test_the_page_says_whom_it_is_for_how_to_ask_and_who_decides() -> None:
    make_published()
    page = text_of(Client().get("/tilbud/skovvang/"))
    for words in (
        "Midlertidig psykiatrisk omsorgsplads",
        "Mangler du en bolig, du kan bruge",
        "Lederen af Specialcenter Skovvang",
        PHONE,
        "Skovvej 1, Holstebro",
        "Spørg selv her",
    ):
        assert words in page, words


def test_it_is_read_in_english_too_and_each_text_says_its_language() -> None:
    make_published()
    client = Client()
    client.post(reverse("choose_language"), {"language": "en", "next": "/tilbud/skovvang/"})
    page = client.get("/tilbud/skovvang/").content.decode()
    assert '<html lang="en">' in page
    assert "A quiet house in the wood." in page
    assert '<h1 lang="da">' in page


def test_nobody_who_stays_there_and_no_occupancy_stand_on_it() -> None:
    house = make_published()
    make_stay(house, track="place", name="Hemmelig Beboer")
    page = text_of(Client().get("/tilbud/skovvang/")) + text_of(Client().get("/tilbud/"))
    assert "Hemmelig" not in page
    assert "ledig" not in page


def test_two_houses_have_two_addresses() -> None:
    house = make_published()
    publish(house_of("polaris"), "skovlyset")
    status, page = edit(house, slug="skovlyset", is_published="on")
    assert status == 422
    assert "Et andet tilbud har den adresse" in page


@pytest.mark.parametrize("slug", ["Skov Vang", "../x", "æ", "-", "a--b"])
def test_an_address_that_is_none_is_refused(slug: str) -> None:
    house = house_of("mpo")
    assert edit(house, slug=slug)[0] == 422
    assert pages_of(house) == []


def test_saved_twice_it_happened_once() -> None:
    house = house_of("mpo")
    edit(house, is_published="on")
    edit(house, is_published="on")
    with acting(house.organisation):
        assert HousePage.objects.get().events.count() == 1


def test_danish_letters_make_an_address() -> None:
    assert slug_for("Nørregade 7, Ærø å") == "noerregade-7-aeroe-aa"


def test_the_list_costs_the_same_however_many_houses_there_are() -> None:
    house = make_published()
    client = Client()
    costs = []
    for many in (1, 3):
        if many > 1:
            publish(house, "andet", house.second)
            publish(house_of("polaris"), "skovlyset")
        costs.append(len(statements(client, "/tilbud/")))
    assert costs[0] == costs[1]
