"""A citizen who lives in a flexible home since sixteen days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.world import House, make_house, make_stay


@pytest.fixture
def house() -> Iterator[House]:
    house = make_house("herning", "Herning", municipality_code="0657")
    with acting(house.organisation):
        yield house


@pytest.fixture
def stay(house: House) -> Stay:
    return make_stay(house, days_ago=16)
