"""A place kept for two hours: by whom, once, against the number of a case, and never for long."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem, Problems
from organisations.roles import Role
from placements.free_places import free_tonight
from placements.models import Booking, Place
from placements.services.conflicts import PlaceTaken
from placements.services.tonight import hold_tonight
from tests.world import House, house_of, make_stay

DATABASES = ["default", "owner"]


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def keep(house: House, **changed: Any) -> Booking:
    facts = {
        "by": house.caseworker,
        "place": changed.pop("place", None) or house_place(house),
        "case_number": "H-2026-0007",
        "now": timezone.now(),
    }
    with acting(house.organisation):
        return hold_tonight(**facts | changed)


def house_place(house: House, n: int = 0, track: str = "home") -> Place:
    with acting(house.organisation):
        return house.place(track=track, n=n)


@pytest.mark.django_db(databases=DATABASES)
def test_it_keeps_tonight_for_two_hours_and_twice_is_once(house: House) -> None:
    now = timezone.now()
    first = keep(house, now=now)
    again = keep(house, now=now + timedelta(minutes=3), case_number=" H-2026-0007 ")

    today = timezone.localdate(now)
    assert again == first
    assert (first.starts_on, first.ends_on) == (today, today + timedelta(days=1))
    assert first.expires_at == now + timedelta(hours=2)
    assert (first.kind, first.reason, first.citizen) == ("hold", "H-2026-0007", None)
    with acting(house.organisation):
        assert Event.objects.filter(kind="place.held").count() == 1


@pytest.mark.django_db(databases=DATABASES)
def test_an_expired_hold_is_free_again_though_no_sweep_has_run(house: House) -> None:
    place = house_place(house)
    now = timezone.localtime().replace(hour=12)

    def is_free(at: datetime) -> bool:
        with acting(house.organisation):
            return place in [each.place for each in free_tonight(house.caseworker, now=at)]

    assert is_free(now)
    keep(house, now=now)
    assert not is_free(now + timedelta(minutes=119))
    assert is_free(now + timedelta(minutes=121))
    later = keep(house, by=house.leader, case_number="J-99", now=now + timedelta(minutes=121))
    assert later.reason == "J-99"


@pytest.mark.django_db(databases=DATABASES)
@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("010190-1234", "holds_cpr"),
        ("sag 0101901234", "holds_cpr"),
        ("H" * 41, "too_long"),
        ("H\x00", "characters"),
    ],
)
def test_the_number_is_the_case_s_and_never_the_citizen_s(
    house: House, number: str, code: str
) -> None:
    with pytest.raises(Problem) as refused:
        keep(house, case_number=number)

    assert [(each.code, each.field) for each in refused.value.each] == [(code, "case_number")]
    assert isinstance(refused.value, Problems)


@pytest.mark.django_db(databases=DATABASES)
def test_who_still_sleeps_there_is_in_the_way_though_to_leave_today(house: House) -> None:
    make_stay(house, days_ago=10, nights=10, name="Maja Hemmelig")

    with pytest.raises(PlaceTaken) as refused:
        keep(house)

    assert "Maja" not in str(refused.value)


@pytest.mark.django_db(databases=DATABASES)
@pytest.mark.parametrize("role", [Role.FACILITY_STAFF, Role.ACUTE_STAFF, Role.SUPERVISOR])
def test_who_can_t_book_there_keeps_nothing(house: House, role: Role) -> None:
    with pytest.raises(NotAllowed):
        keep(house, by=house.actors[role])


@pytest.mark.django_db(databases=DATABASES)
def test_nobody_keeps_a_place_out_of_sight(house: House) -> None:
    other = house_of("mpo")
    with acting(house.organisation):
        of_second = Place.objects.filter(facility=house.second).first()

    with pytest.raises(NotAllowed):
        keep(house, by=house.leader, place=of_second)
    with pytest.raises(NotAllowed):
        keep(other, by=other.caseworker, place=of_second)


@pytest.mark.django_db(transaction=True, databases=DATABASES)
def test_of_two_who_press_at_once_exactly_one_keeps_the_place() -> None:
    house = house_of("polaris")
    with transaction.atomic():
        place = house_place(house)
    now = timezone.now()
    start = Barrier(2)

    def press(number: str) -> str:
        start.wait()
        try:
            return keep(house, place=place, case_number=number, now=now).reason
        except PlaceTaken as refused:
            return str(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(press, ["H-1", "H-2"]))

    won = [outcome for outcome in outcomes if outcome in ("H-1", "H-2")]
    lost = [outcome for outcome in outcomes if outcome not in won]
    assert (len(won), len(lost)) == (1, 1)
    assert "En anden var hurtigere: home 1 er optaget i nat." in lost[0]
    with acting(house.organisation), transaction.atomic():
        assert Booking.objects.standing().get().reason == won[0]
