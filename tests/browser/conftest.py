"""The two other houses, as their people know them."""

from __future__ import annotations

import pytest

from tests.world import House, house_of


@pytest.fixture
def skovvang(live: str) -> House:
    return house_of("mpo", facilities=("Skovvang", "Andetsteds"))


@pytest.fixture
def pitstop(live: str) -> House:
    return house_of("pitstop", name="Røde Kors", facilities=("Pitstop", "Andetsteds"))
