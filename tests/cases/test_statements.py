"""What the pages of a stay ask of the database, with two years behind it and all there can be."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.cases.full_stays import full_stay
from tests.pages import signed_in, statements
from tests.world import house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

MOST = 8


@pytest.mark.parametrize(
    ("scheme", "track"),
    [
        ("polaris", "home"),
        ("polaris", "guest"),
        ("mpo", "place"),
        ("pitstop", "room"),
    ],
)
def test_every_page_of_a_full_stay(scheme: str, track: str) -> None:
    tracks = {"polaris": {"home": 2, "guest": 2}, "mpo": {"place": 2}, "pitstop": {"room": 2}}
    house = house_of(scheme, tracks=tracks[scheme])
    stay = full_stay(house, track)
    client = signed_in(house.caseworker)
    overview = reverse("stay", args=[stay.pk])
    pages = [overview, *(tab.url for tab in client.get(overview).context["tabs"])]
    pages += [reverse("take_over", args=[stay.pk])]
    over = {}
    for page in dict.fromkeys(pages):
        asked = statements(client, page)
        if len(asked) > MOST:
            over[page] = [each.partition(" FROM ")[2][:50] for each in asked]
    assert not over, over
