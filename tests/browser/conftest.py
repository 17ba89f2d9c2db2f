"""The two other houses, as their people know them."""

from __future__ import annotations

import pytest

from tests.world import House, make_house


@pytest.fixture
def skovvang(live: str) -> House:
    return make_house(
        "holstebro",
        "Holstebro Kommune",
        municipality_code="0661",
        scheme="mpo",
        tracks={"place": 2},
        facilities=("Skovvang", "Andetsteds"),
    )


@pytest.fixture
def pitstop(live: str) -> House:
    return make_house(
        "pitstop",
        "Røde Kors",
        municipality_code="0751",
        scheme="pitstop",
        tracks={"room": 2},
        facilities=("Pitstop", "Andetsteds"),
    )
