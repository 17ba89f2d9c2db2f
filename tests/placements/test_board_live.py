"""The board kept up to date: cheaply, keeping nobody signed in, logging only who is new."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from organisations.roles import Role
from placements.board_pages import in_pages
from placements.models import Facility
from placements.services.absences import record_absence
from placements.services.bookings import close_place, hold_place, release_hold
from tests.pages import signed_in, statements, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NOW = {"HX-Request": "true"}


def day(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


def stamp(client: Client) -> str:
    return str(client.get(reverse("board")).context["stamp"])


def test_nothing_new_is_one_statement_and_no_page(house: House) -> None:
    client = signed_in(house.caseworker)
    make_stay(house)
    query = {"stempel": stamp(client)}

    response = client.get(reverse("board_now"), query, headers=NOW)

    assert (response.status_code, response.content) == (204, b"")


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_whatever_a_colleague_does_is_something_new() -> None:
    """Each in a transaction of its own, as people's are: that is what the stamp tells apart."""
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    client = signed_in(house.caseworker)
    with transaction.atomic():
        stay = make_stay(house, days_ago=5)
    seen = [stamp(client)]
    with acting(house.organisation), transaction.atomic():
        hold = hold_place(
            by=house.leader,
            place=house.place(n=1),
            starts_on=day(3),
            ends_on=day(6),
            reason="Til Jonas",
            expires_at=timezone.now() + timedelta(days=2),
            now=timezone.now(),
        )
    seen.append(stamp(client))
    with acting(house.organisation), transaction.atomic():
        release_hold(by=house.leader, booking=hold, now=timezone.now())
    seen.append(stamp(client))
    with acting(house.organisation), transaction.atomic():
        citizen = stay.citizen
        citizen.alias = "Maj"
        citizen.save(update_fields=["alias"])
    seen.append(stamp(client))
    with acting(house.organisation), transaction.atomic():
        Facility.objects.filter(pk=house.first.pk).update(description="Nyt")
    seen.append(stamp(client))
    with acting(house.organisation), transaction.atomic():
        record_absence(
            by=house.leader,
            stay=stay,
            kind="hospital",
            starts_on=day(0),
            last_on=None,
            reason="Akut indlagt",
            now=timezone.now(),
        )
    seen.append(stamp(client))

    assert all(before != after for before, after in pairwise(seen))


def test_what_is_new_comes_as_the_part_that_changes_and_nothing_around_it(house: House) -> None:
    client = signed_in(house.caseworker)
    query = {"stempel": stamp(client)}
    with acting(house.organisation):
        close_place(
            by=house.leader,
            place=house.place(),
            starts_on=day(0),
            ends_on=day(3),
            reason="Maling",
            now=timezone.now(),
        )

    page = client.get(reverse("board_now"), query, headers=NOW).content.decode()

    assert "Lukket: Maling" in page
    assert "<html" not in page
    assert client.get(reverse("board_now"), query, headers=NOW).status_code == 200


def test_only_whom_it_had_not_named_is_logged_anew(house: House) -> None:
    client = signed_in(house.caseworker)
    first = make_stay(house, name="Maja Eksempel")
    client.get(reverse("board"))
    second = make_stay(house, n=1, name="Jonas Vind")

    for _time in range(3):
        client.get(reverse("board_now"), headers=NOW)

    with acting(house.organisation):
        logged = list(AccessLog.objects.filter(what="board").values_list("citizen_id", flat=True))
    assert sorted(logged) == sorted([first.citizen_id, second.citizen_id])
    colleague = signed_in(house.leader)
    colleague.get(reverse("board_now"), headers=NOW)
    with acting(house.organisation):
        assert AccessLog.objects.filter(what="board", user=house.leader.user).count() == 2


def test_asking_for_itself_keeps_nobody_signed_in(house: House) -> None:
    client = signed_in(house.caseworker)
    client.get(reverse("board"))
    session = client.session
    session["used_at"] -= 1000
    session.save()

    client.get(reverse("board_now"), headers=NOW)
    assert client.session["used_at"] == session["used_at"]

    client.logout()
    assert client.get(reverse("board_now"), headers=NOW).status_code == 401


def test_a_page_opened_in_another_role_is_told_so(house: House) -> None:
    client = signed_in(house.caseworker)
    other = house.actors[Role.ACUTE_STAFF].membership
    assert other is not None

    response = client.get(reverse("board_now"), headers=NOW | {"X-Acting-As": str(other.pk)})

    assert response.status_code == 409


def test_it_costs_no_more_than_the_board(house: House) -> None:
    client = signed_in(house.caseworker)
    make_stay(house)

    assert len(statements(client, reverse("board_now"))) <= 5


def test_many_houses_come_in_pages_and_none_is_torn_apart() -> None:
    houses = [Facility(name=str(n)) for n in range(5)]
    for house, places in zip(houses, (100, 40, 20, 400, 1), strict=True):
        house.places_open = places  # type: ignore[attr-defined]

    assert [[house.name for house in page] for page in in_pages(houses)] == [
        ["0", "1"],
        ["2"],
        ["3"],
        ["4"],
    ]
    assert in_pages([]) == [[]]


def test_the_address_says_which_page_and_the_sum_whose_it_is(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("placements.board_pages.PLACES_ON_A_PAGE", 1)
    client = signed_in(house.caseworker)

    first, second = (client.get(f"{reverse('board')}?side={n}") for n in (1, 2))

    names = [[group.facility for group in page.context["board"].groups] for page in (first, second)]
    assert names == [[house.first], [house.second]]
    assert "Side 2 af 2" in text_of(second)
    assert "For husene på denne side" in text_of(second)
    one = client.get(f"{reverse('board')}?tilbud={house.second.pk}&side=1")
    assert [group.facility for group in one.context["board"].groups] == [house.second]
