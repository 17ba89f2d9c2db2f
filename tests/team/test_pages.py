"""The page of the team and the page of handing over: who opens them, what they say and cost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, TimeAway
from organisations.roles import Role
from placements.models import FollowUp, Place, Stay
from tests.notifications.test_news import deliver_all
from tests.pages import signed_in, statements, text_of
from tests.team.conftest import TeamWorld
from tests.team.test_handing_over import give
from tests.world import OPENED, TODAY, House, make_user, stays_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_the_leader_reads_who_carries_what_and_it_is_logged(world: TeamWorld) -> None:
    text = text_of(signed_in(world.leader).get(reverse("team")))
    assert world.rikke.name in text
    assert "Maja Eksempel" in text
    assert "1 ophold" in text
    assert "Har ikke noget her Morten" in text
    log = AccessLog.objects.get(what="team", citizen_id=world.stay.citizen_id)
    assert log.purpose == "team"


def test_whoever_left_and_still_carries_something_stands_first(world: TeamWorld) -> None:
    Membership.objects.filter(user=world.rikke).update(ends_on=TODAY)
    text = text_of(signed_in(world.leader).get(reverse("team")))
    assert "Arbejder her ikke længere" in text


def test_who_is_away_says_so_and_who_stands_in(world: TeamWorld) -> None:
    with acting(world.house.organisation):
        TimeAway.objects.create(
            controller=world.house.organisation,
            user=world.rikke,
            deputy=world.morten,
            starts_on=TODAY - timedelta(days=1),
        )
    text = text_of(signed_in(world.leader).get(reverse("team")))
    assert f"fraværende · stedfortræder {world.morten.name}" in text


def test_a_house_out_of_sight_is_not_chosen(world: TeamWorld, holstebro: House) -> None:
    client = signed_in(world.leader)
    for house in (world.house.second, holstebro.first):
        assert client.get(f"{reverse('team')}?hus={house.pk}").status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "gives"),
    [
        (Role.FACILITY_LEADER, 200, 200),
        (Role.CASEWORKER, 200, 200),
        (Role.SUPERVISOR, 200, 403),
        (Role.FACILITY_STAFF, 403, 403),
        (Role.ORGANISATION_ADMIN, 403, 403),
    ],
)
def test_who_may(world: TeamWorld, role: Role, sees: int, gives: int) -> None:
    client = signed_in(world.house.actors[role])
    assert client.get(reverse("team")).status_code == sees
    assert client.get(reverse("hand_over", args=[world.rikke.pk])).status_code == gives
    assert client.get(reverse("share_out")).status_code == gives


def test_another_organisation_s_colleague_is_not_there(world: TeamWorld, holstebro: House) -> None:
    client = signed_in(holstebro.leader)
    assert client.get(reverse("hand_over", args=[world.morten.pk])).status_code == 404
    assert "Maja" not in text_of(client.get(reverse("team")))


def test_everything_is_handed_over_from_the_page(world: TeamWorld) -> None:
    client = signed_in(world.leader)
    address = reverse("hand_over", args=[world.rikke.pk])
    empty = client.post(address, {})
    assert empty.status_code == 422
    typed = {"everything": "on", "to": world.morten.pk, "reason": "Overtager"}
    assert client.post(address, typed).headers["Location"] == reverse("team")
    world.stay.refresh_from_db()
    assert world.stay.key_worker == world.morten
    timeline = text_of(client.get(reverse("stay", args=[world.stay.pk])))
    assert "Givet videre fra" in timeline or world.morten.name in timeline


def test_a_stay_leads_to_the_page_by_which_it_is_taken_over(world: TeamWorld) -> None:
    client, address = signed_in(world.leader), reverse("take_over", args=[world.stay.pk])
    for page in (reverse("team"), reverse("hand_over", args=[world.rikke.pk])):
        assert address in client.get(page).content.decode()
    give(world, now=timezone.now())
    deliver_all()
    with acting(world.house.organisation):
        of_morten = Membership.objects.get(user=world.morten)
    assert address in signed_in(Actor.of(of_morten)).get("/").content.decode()


def stays_of_others(house: House, stay: Stay, count: int, name: str) -> None:
    """``count`` people, each with a stay like ``stay`` and its follow-ups."""
    with acting(house.organisation):
        places = Place.objects.bulk_create(
            Place(
                controller=house.organisation,
                facility=house.first,
                name=f"{name} {n}",
                track="home",
                opens_on=OPENED,
            )
            for n in range(count)
        )
        for n, row in enumerate(stays_like(house, stay, places, name)):
            row.key_worker = make_user(f"{name} {n}", f"{name}{n}@herning.example")
            row.save(update_fields=["key_worker"])
            FollowUp.objects.filter(stay=row).update(responsible=row.key_worker)


@pytest.mark.parametrize("page", ["team", "share_out", "hand_over"])
def test_the_pages_cost_the_same_at_1_3_and_100(world: TeamWorld, page: str) -> None:
    args = [world.rikke.pk] if page == "hand_over" else []
    client, address = signed_in(world.leader), reverse(page, args=args)
    counts = [len(statements(client, address))]
    stays_of_others(world.house, world.stay, 2, "to")
    counts.append(len(statements(client, address)))
    stays_of_others(world.house, world.stay, 100, "mange")
    counts.append(len(statements(client, address)))
    assert FollowUp.objects.open().count() > 500
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 10
