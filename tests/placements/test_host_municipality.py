"""A municipality that runs a § 110 house is no authority for other municipalities' citizens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from placements.models import Stay
from placements.services.agreement import Agreement
from placements.services.municipalities import Municipalities
from placements.services.stays import move_in, plan_stay
from placements.visibility import citizens_visible_to
from referrals.models import Referral
from tests.pages import signed_in
from tests.referrals.houses import asked
from tests.world import House, house_of, make_citizen, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

HOLSTEBRO, VIBORG = "0661", "0791"


@pytest.fixture
def skovvang() -> House:
    return house_of("mpo", tracks={"place": 4})


def stay_of(house: House, name: str, n: int, home: str, acting_one: str = "") -> Stay:
    now = timezone.now()
    start = timezone.localdate(now) - timedelta(days=5)
    citizen = make_citizen(house, name, home_municipality=home)
    with acting(house.organisation):
        stay = plan_stay(
            by=house.leader,
            citizen=citizen,
            place=house.place(track="place", n=n),
            starts_on=start,
            ends_on=None,
            scheme_rules_on=start,
            agreed=Agreement(municipalities=Municipalities(home=home, acting=acting_one)),
            now=now,
        )
        return move_in(by=house.staff, stay=stay, on=start, now=now)


@pytest.fixture
def stays(skovvang: House) -> dict[str, Stay]:
    return {
        "own": stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO, HOLSTEBRO),
        "acted_for": stay_of(skovvang, "Ivan Inde", 1, VIBORG, HOLSTEBRO),
        "bought": stay_of(skovvang, "Viggo Viborg", 2, VIBORG, VIBORG),
        "unknown": stay_of(skovvang, "Ukendt Ulla", 3, ""),
    }


def seen(actor: Actor, stays: dict[str, Stay]) -> set[str]:
    with acting(actor.organisation):
        in_sight = set(Stay.objects.visible_to(actor).values_list("pk", flat=True))
        known = set(citizens_visible_to(actor).values_list("pk", flat=True))
    by_stay = {name for name, stay in stays.items() if stay.pk in in_sight}
    assert by_stay == {name for name, stay in stays.items() if stay.citizen_id in known}
    return by_stay


def test_the_authority_sees_its_own_and_the_house_sees_all(skovvang, stays) -> None:
    assert seen(skovvang.caseworker, stays) == {"own", "acted_for"}
    assert seen(skovvang.leader, stays) == set(stays)
    assert seen(skovvang.staff, stays) == set(stays)


def test_whoever_coordinates_a_stay_sees_it(skovvang, stays) -> None:
    with acting(skovvang.organisation):
        Stay.objects.filter(pk=stays["bought"].pk).update(coordinator=skovvang.caseworker.user)
    assert seen(skovvang.caseworker, stays) == {"own", "acted_for", "bought"}


def test_no_page_names_the_others(skovvang, stays) -> None:
    client = signed_in(skovvang.caseworker)
    for page in ("board", "my_day", "referrals"):
        shown = client.get(reverse(page)).content.decode()
        assert "Viggo Viborg" not in shown
        assert "Ukendt Ulla" not in shown
    assert "Eva Egen" in client.get(reverse("board")).content.decode()
    assert "Optaget" in client.get(reverse("board")).content.decode()
    assert client.get(reverse("stay", args=[stays["bought"].pk])).status_code == 404
    page = reverse("citizen", args=[stays["bought"].citizen_id])
    assert client.get(page).status_code == 404
    found = client.post(reverse("citizens"), {"words": "Viggo", "purpose": "case"})
    assert "Viggo Viborg" not in found.content.decode()


def test_referrals_of_others_are_the_house_s(skovvang, nurse) -> None:
    theirs = asked(
        skovvang, "place", by=nurse, citizen={"name": "Viggo V", "home_municipality": VIBORG}
    )
    own = asked(
        skovvang, "place", by=nurse, citizen={"name": "Eva E", "home_municipality": HOLSTEBRO}
    )
    with acting(skovvang.organisation):
        in_sight = set(Referral.objects.visible_to(skovvang.caseworker))
        assert in_sight == {own}
        assert set(Referral.objects.visible_to(skovvang.leader)) == {own, theirs}
        assert theirs.citizen_id not in set(
            citizens_visible_to(skovvang.caseworker).values_list("pk", flat=True)
        )


def test_where_no_places_are_sold_the_authority_sees_who_moves_in_from_elsewhere(
    herning: House,
) -> None:
    """POLARIS' target group 3 is from another municipality, and Herning's to decide about."""
    stay = make_stay(herning, name="Maja Fra Viborg")
    with acting(herning.organisation):
        Stay.objects.filter(pk=stay.pk).update(home_municipality=VIBORG)
        assert stay in Stay.objects.visible_to(herning.caseworker)
        assert stay.citizen in citizens_visible_to(herning.caseworker)
