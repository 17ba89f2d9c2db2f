"""A house whose staff member Rikke carries something, and Morten who could take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Role
from placements.models import Assignment, Facility, Stay
from tests.placements.stays import here
from tests.world import OPENED, House, make_citizen, make_user


@dataclass
class TeamWorld:
    house: House
    stay: Stay
    rikke: User
    morten: User

    @property
    def leader(self) -> Actor:
        return self.house.leader


def colleague_at(
    house: House, facility: Facility, name: str, role: Role = Role.FACILITY_STAFF
) -> User:
    user = make_user(name, f"{name.lower()}@{house.organisation.key}.example")
    member = Membership.objects.create(
        user=user, organisation=house.organisation, role=role, starts_on=OPENED
    )
    with acting(house.organisation):
        Assignment.objects.create(
            controller=house.organisation, membership=member, facility=facility
        )
    return user


@pytest.fixture
def world(herning: House) -> Iterator[TeamWorld]:
    rikke = herning.staff.user
    assert rikke is not None
    morten = colleague_at(herning, herning.first, "Morten")
    citizen = make_citizen(herning, "Maja Eksempel")
    with acting(herning.organisation):
        stay = here(
            herning,
            -20,
            90,
            citizen=citizen,
            key_worker=rikke,
            coordinator=herning.caseworker.user,
        )
        yield TeamWorld(herning, stay, rikke, morten)
