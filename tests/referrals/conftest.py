"""Herning with POLARIS, a region that refers, and Holstebro that must not hear of it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from organisations.actors import Actor
from tests.world import House, make_house, make_region

#: A Tuesday, before 13:00: clocks start at once.
NOW = datetime(2026, 3, 17, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def herning(db: None) -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def holstebro(db: None) -> House:
    return make_house("holstebro", "Holstebro Kommune", municipality_code="0661")


@pytest.fixture
def nurse(db: None) -> Actor:
    """A referrer in the region."""
    return make_region()
