"""Long lists are read page by page, and say how many there are."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from referrals.services.drafts import start_draft
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_house, make_stay, stays_like


@pytest.fixture
def house(db: None) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def test_who_is_in_the_house_is_read_page_by_page(house: House) -> None:
    client = signed_in(house.leader)
    stay = make_stay(house, days_ago=3, nights=40)
    counts = [len(statements(client, reverse("citizens")))]
    for more in (2, 97):
        with acting(house.organisation):
            places = copies_of(house.place(), more, name=lambda n, more=more: f"{more}-{n}")
        stays_like(house, stay, places, f"Borger {more}")
        counts.append(len(statements(client, reverse("citizens"))))
    assert len(set(counts)) == 1, counts

    first, second = (client.get(reverse("citizens"), {"side": side}) for side in (1, 2))

    assert "Side 1 af 2" in text_of(first)
    assert "Side 2 af 2" in text_of(second)
    shown = [
        {match["stay"].pk for each in page.context["known"] for match in each["matches"]}
        for page in (first, second)
    ]
    assert (len(shown[0]), len(shown[1])) == (60, 40)
    assert not shown[0] & shown[1]


def test_the_number_of_drafts_is_true_and_each_is_on_a_page(house: House) -> None:
    by = house.caseworker
    with acting(house.organisation):
        for n in range(53):
            start_draft(
                by=by,
                scheme="polaris",
                track="home",
                receiver=house.organisation,
                typed={"citizen": {"name": f"Borger {n}"}},
            )
    client = signed_in(by)
    first, second = (
        client.get(reverse("referrals"), {"vis": "kladder", "side": side}) for side in (1, 2)
    )
    assert "Kladder 53" in text_of(first)
    assert [len(page.context["drafts"]) for page in (first, second)] == [50, 3]
