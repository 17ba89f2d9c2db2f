"""What Min dag asks of the database where five hundred things are open, role by role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from placements.models import Place
from tests.pages import signed_in, statements
from tests.world import (
    make_accepted_referral,
    make_house,
    make_referral,
    make_region,
    make_stay,
    referrals_like,
    stays_like,
)

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Beyond the frame.
MOST = 8


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
    assert not {role: n for role, n in asked.items() if n > MOST}


@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_leader_s_places_take_as_many_statements_for_one_who_waits_as_for_many(n: int) -> None:
    house = make_house(
        "herning", "Herning Kommune", municipality_code="0657", tracks={"home": n, "guest": 1}
    )
    accepted = make_accepted_referral(house)
    referrals_like(house, accepted, n - 1, "Venter")
    page = statements(signed_in(house.leader), reverse("places_of_my_day"))
    assert len(page) <= MOST
