"""What Min dag asks of the database where five hundred things are open, role by role."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.relay import relay_batch
from core.acting import acting
from notifications.services.sweep import remind
from notifications.tasks import deliver_events
from placements.models import Place
from placements.services.absences import record_absence
from placements.services.outreach import plan_outreach
from tests.pages import signed_in, statements
from tests.walls.things import make_things
from tests.world import (
    make_accepted_referral,
    make_citizen,
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


def test_a_day_with_something_of_every_kind_takes_no_more(figure) -> None:
    """What a wall is tried with has one of each, and much is said of it."""
    make_house("viborg", "Viborg Kommune", municipality_code="0791")
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    make_things(house, house.first, "Egen")
    with acting(house.organisation):
        remind(controller=house.organisation, now=timezone.now())
        relay_batch(deliver_events)
    asked = {
        role.value: len(statements(signed_in(actor), "/")) for role, actor in house.actors.items()
    }
    figure(f"Min dag with something of every kind, statements beyond the frame: {asked}")
    assert not {role: n for role, n in asked.items() if n > MOST}


def test_a_house_with_meetings_of_its_own_and_outreach_takes_no_more(figure) -> None:
    house = make_house(
        "holstebro",
        "Holstebro Kommune",
        municipality_code="0661",
        scheme="mpo",
        tracks={"place": 100, "outreach": 0},
    )
    stay = make_stay(house, days_ago=40, track="place")
    referral = make_referral(house, facility=house.first, track="place")
    now = timezone.now()
    with acting(house.organisation):
        places = list(Place.objects.filter(facility=house.first, track="place").order_by("pk"))
        plan_outreach(
            by=house.leader,
            citizen=make_citizen(house, "Ude Eksempel"),
            facility=house.first,
            track="outreach",
            starts_on=timezone.localdate(now),
            scheme_rules_on=timezone.localdate(now),
            now=now,
        )
        record_absence(
            by=house.leader,
            stay=stay,
            kind="hospital",
            starts_on=timezone.localdate(now),
            last_on=None,
            reason="Indlagt",
            now=now,
        )
    stays_like(house, stay, places[1:], "Borger")
    referrals_like(house, referral, 99, "Henvist")
    with acting(house.organisation):
        remind(controller=house.organisation, now=now)
    asked = {
        role.value: len(statements(signed_in(actor), "/")) for role, actor in house.actors.items()
    }
    figure(f"Min dag of MPO with 500 open things, statements beyond the frame: {asked}")
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
