"""Two citizens of Skovvang since twenty days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, house_of, make_citizen


@pytest.fixture
def mpo(db: None) -> House:
    return house_of("mpo")


@pytest.fixture
def stay(mpo: House) -> Iterator[Stay]:
    with acting(mpo.organisation):
        row = here(mpo, -20, None, place=mpo.place(track="place"), by=mpo.leader)
        row.key_worker = mpo.leader.user
        row.save()
        yield row


@pytest.fixture
def other(mpo: House, stay: Stay) -> Stay:
    citizen = make_citizen(mpo, "Ib Eksempel")
    return here(mpo, -20, None, place=mpo.place(track="place", n=1), by=mpo.leader, citizen=citizen)
