"""The pages of a house: what they cost, what they show to whom, and what they log."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from house_life.models import Incident, MealChoice, Visit
from organisations.roles import Role
from placements.models import Place
from placements.models.stay import StayQuerySet
from tests.pages import signed_in, statements, text_of
from tests.walls.house_things import HouseThings, make_house_things
from tests.world import OPENED, House, copies_of, house_of, make_stay, stays_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

MOST = 8


@pytest.fixture
def house(db: None) -> House:
    return house_of("mpo")


@pytest.fixture
def things(house: House) -> HouseThings:
    stay = make_stay(house, track="place", name="Karla Bro Holst", days_ago=3, nights=60)
    leader = house.leader.user
    assert leader is not None
    with acting(house.organisation):
        return make_house_things(
            house.first, stay, "Prøve", helper=leader, account=None, now=timezone.now()
        )


def more_citizens(house: House, things: HouseThings, many: int) -> None:
    now = timezone.now()
    with acting(house.organisation):
        first = house.place(track="place")
        places = copies_of(first, many, name=lambda n: f"{many} {n}", opens_on=lambda _n: OPENED)
        assert all(isinstance(each, Place) for each in places)
        stays = stays_like(house, things.visit.stay, places, f"Nr {many}")
        copies_of(things.visit, many, stay=lambda n: stays[n], starts_at=lambda _n: now)
        MealChoice.objects.bulk_create(
            MealChoice(
                controller=house.organisation,
                stay=stay,
                on=timezone.localdate(now),
                meal="dinner",
                takes=True,
                at=now,
            )
            for stay in stays
        )


def test_a_hundred_in_the_house_cost_as_much_as_one(house: House, things: HouseThings) -> None:
    client = signed_in(house.leader)
    for address in ("/huset/", "/huset/maaltider/"):
        counts = []
        for many in (2, 95) if address == "/huset/" else (1, 3):
            more_citizens(house, things, many)
            counts.append(len(statements(client, address)))
        assert counts[0] == counts[1] <= MOST, address


def test_the_other_pages_stay_within_the_budget(house: House, things: HouseThings) -> None:
    client = signed_in(house.leader)
    with acting(house.organisation):
        for n in range(3):
            copies_of(things.incident, 1, submission_key=lambda _n, n=n: uuid(n))
    for address in (
        "/huset/haendelser/",
        f"/haendelser/{things.incident.pk}/",
        f"/ophold/{things.visit.stay_id}/maaltider/",
        f"/ophold/{things.visit.stay_id}/besoeg/",
        f"/ophold/{things.visit.stay_id}/peers/",
    ):
        assert len(statements(client, address)) <= MOST, address


def uuid(n: int) -> str:
    return f"00000000-0000-4000-8000-00000000000{n}"


def test_the_kitchen_reads_no_name(house: House, things: HouseThings) -> None:
    read = text_of(signed_in(house.staff).get("/huset/maaltider/"))
    assert "Aftensmad" in read
    main = read[read.index("Måltider") :]
    assert "Karla" not in main


def test_a_supervisor_reads_incidents_and_writes_none(house: House, things: HouseThings) -> None:
    client = signed_in(house.actors[Role.SUPERVISOR])
    page = client.get(f"/haendelser/{things.incident.pk}/")
    assert "Prøve blev truet" in text_of(page)
    assert "Ret det" not in text_of(page)
    assert client.get(f"/haendelser/{things.incident.pk}/ret/").status_code == 403
    assert "Besøg i dag" not in text_of(client.get("/huset/"))


def test_who_may_not_see_the_citizen_reads_that_there_was_somebody(
    house: House, things: HouseThings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StayQuerySet, "visible_to", lambda self, *_args, **_more: self.none())
    read = text_of(signed_in(house.leader).get(f"/haendelser/{things.incident.pk}/"))
    assert "1, som du ikke må se" in read
    assert "Karla" not in read


def test_whoever_reads_who_is_in_is_logged(house: House, things: HouseThings) -> None:
    signed_in(house.staff).get("/huset/")
    signed_in(house.staff).get(f"/haendelser/{things.incident.pk}/")
    with acting(house.organisation):
        logged = AccessLog.objects.filter(citizen_id=things.visit.stay.citizen_id)
        assert set(logged.values_list("what", flat=True)) >= {"house", "incident"}


def test_incidents_are_counted_and_chosen_by_kind(house: House, things: HouseThings) -> None:
    client = signed_in(house.leader)
    page = client.get("/huset/haendelser/?slags=fire")
    assert "Her er ikke skrevet nogen hændelser." in text_of(page)
    assert "Trusler" in text_of(client.get("/huset/haendelser/"))
    last_year = timezone.localdate().year - 1
    with acting(house.organisation):
        Incident.objects.update(happened_at=timezone.now() - timedelta(days=366))
        Visit.objects.all().delete()
    assert "Trusler" in text_of(client.get(f"/huset/haendelser/?aar={last_year}"))
