"""The pages of the house's volunteers: what they cost, and what is said on them."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.roles import Role
from tests.pages import signed_in, statements, text_of
from tests.volunteering.helpers import with_account
from tests.walls.house_things import make_house_things
from tests.world import House, copies_of, house_of, make_stay
from volunteering.models import Notice, Shift, SignUp, Volunteer

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

#: Beyond the frame, however many rows.
MOST = 8


@pytest.fixture
def house(db: None) -> House:
    house = house_of("pitstop")
    stay = make_stay(house, track="room", name="Karla Bro Holst", days_ago=3, nights=11)
    leader = house.leader.user
    assert leader is not None
    with acting(house.organisation):
        make_house_things(
            house.first, stay, "Prøve", helper=leader, account=None, now=timezone.now()
        )
        with_account(house)
    return house


def many_shifts(house: House, count: int) -> None:
    with acting(house.organisation):
        twins = copies_of(Shift.objects.order_by("pk")[1], count, series=lambda _n: uuid4())
        copies_of(SignUp.objects.all()[0], count, shift=lambda n: twins[n])
        copies_of(Notice.objects.all()[0], count)


def test_a_hundred_shifts_cost_as_much_as_one(house: House) -> None:
    week = f"/vagter/?uge={timezone.localdate() + timedelta(days=3)}"
    for role in (Role.VOLUNTEER, Role.FACILITY_LEADER):
        client = signed_in(house.actors[role])
        counts = []
        for more in (0, 2, 97):
            many_shifts(house, more)
            counts.append(len(statements(client, week)))
        assert counts[0] == counts[1] == counts[2] <= MOST


def test_the_list_of_people_costs_the_same(house: House) -> None:
    client = signed_in(house.leader)
    assert len(statements(client, "/frivillige/")) <= MOST
    assert "Prøve Peer" in text_of(client.get("/frivillige/"))


def test_staff_read_names_and_phones_and_nothing_of_certificates(house: House) -> None:
    with acting(house.organisation):
        Volunteer.objects.update(confidential_on=None)
    read = text_of(signed_in(house.staff).get("/frivillige/"))
    assert "20 20 20 20" in read
    assert "Tilføj" not in read
    assert "tavshedspligten" not in read
    assert "tavshedspligten" in text_of(signed_in(house.leader).get("/frivillige/"))


def test_a_full_shift_is_said_above_the_week(house: House) -> None:
    with acting(house.organisation):
        row = Shift.objects.standing()[0]
        row.needed = 1
        row.save()
        SignUp.objects.update(shift=row)
    page = signed_in(house.actors[Role.VOLUNTEER]).post(f"/vagter/{row.pk}/tag/", follow=True)
    assert "Der mangler ikke flere på vagten." in text_of(page)
