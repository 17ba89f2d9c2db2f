"""Who comes and leaves today, and who should have: beside the board, at no further statement."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from organisations.roles import Role
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def test_each_is_told_once_with_the_place_and_since_when(house: House) -> None:
    make_stay(house, name="Anna Kommer", days_ago=0, arrived=False)
    make_stay(house, n=1, name="Bo Udebliver", days_ago=3, arrived=False)
    make_stay(house, n=2, name="Carl Rejser", days_ago=20, nights=20)
    make_stay(house, facility=house.second, name="Dorte Bliver", days_ago=20, nights=18)
    make_stay(house, facility=house.second, n=1, name="Else Bor", days_ago=20, nights=90)
    late = date_format(timezone.localdate() - timedelta(days=3), "MONTH_DAY_FORMAT")

    comings = signed_in(house.caseworker).get("/pladser/").context["comings"]

    names = {str(label): [each.stay.citizen.name for each in those] for label, those in comings}
    assert names == {
        "Kommer i dag": ["Anna Kommer"],
        "Rejser i dag": ["Carl Rejser"],
        "Skulle være kommet": ["Bo Udebliver"],
        "Skulle være rejst": ["Dorte Bliver"],
    }
    page = text_of(signed_in(house.caseworker).get("/pladser/"))
    assert f"· {late}" in page.partition("Skulle være kommet Bo Udebliver")[2]


def test_nobody_is_named_where_today_is_not_shown_or_to_whom_it_is_not(house: House) -> None:
    make_stay(house, name="Anna Kommer", days_ago=0, arrived=False)
    ahead = timezone.localdate() + timedelta(days=60)

    assert signed_in(house.caseworker).get(f"/pladser/?fra={ahead}").context["comings"] == []
    acute = signed_in(house.actors[Role.ACUTE_STAFF]).get("/pladser/")
    assert acute.context["comings"] == []
