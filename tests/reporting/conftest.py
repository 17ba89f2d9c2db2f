"""Herning with POLARIS, a region that refers, and Holstebro that must not hear of it."""

from __future__ import annotations

import pytest

from organisations.actors import Actor
from tests.world import House, make_house, make_region


@pytest.fixture
def herning(db: None) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def holstebro(db: None) -> House:
    return make_house("holstebro", "Holstebro Kommune", municipality_code="0661")


@pytest.fixture
def nurse(db: None) -> Actor:
    return make_region()
