"""A § 110 house with somebody who stays there, and the acting of its organisation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, house_of, make_citizen


@pytest.fixture
def mpo(db: None) -> Iterator[House]:
    house = house_of("mpo")
    with acting(house.organisation):
        yield house


@pytest.fixture
def stay(mpo: House) -> Stay:
    return here(
        mpo,
        -20,
        None,
        by=mpo.leader,
        place=mpo.place(track="place"),
        citizen=make_citizen(mpo, "Maja Eksempel"),
    )
