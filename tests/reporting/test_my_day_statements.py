"""What Min dag asks of the database where five hundred things are open, role by role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from placements.models import Place
from tests.pages import signed_in, statements
from tests.world import (
    make_house,
    make_referral,
    make_region,
    make_stay,
    referrals_like,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Beyond the frame. The leader's page has the board of the days ahead, and who could take what is
#: free on it, besides.
MOST = {Role.FACILITY_LEADER: 11}
OTHERS = 8


def test_five_hundred_open_things_take_few_statements(figure) -> None:
    many = 100
    house = make_house(
        "herning", "Herning Kommune", municipality_code="0657", tracks={"home": many, "guest": 1}
    )
    stay = make_stay(house, days_ago=20)
    with acting(house.organisation):
        homes = Place.objects.filter(facility=house.first, track="home").order_by("pk")
        places = list(homes)[1:]
    stays_like(house, stay, places, "Borger")
    nurse = make_region()
    now = timezone.now() - timedelta(days=3)
    referral = make_referral(house, by=nurse, facility=house.first, now=now)
    referrals_like(house, referral, many - 1, "Henvist")
    asked = {"nurse": len(statements(signed_in(nurse), "/"))}
    for role, actor in house.actors.items():
        asked[role.value] = len(statements(signed_in(actor), "/"))
    figure(f"Min dag with 500 open things, statements beyond the frame: {asked}")
    most = {role: MOST.get(Role(role), OTHERS) for role in house.actors} | {"nurse": OTHERS}
    assert not {role: n for role, n in asked.items() if n > most[role]}
