"""Herning with two facilities (three homes and a guest room each), on a Tuesday morning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.acting import acting
from tests.world import House, make_house

#: 17 March 2026, a Tuesday.
NOW = datetime(2026, 3, 17, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
TODAY = NOW.date()


def day(n: int) -> date:
    """``n`` days from today."""
    return TODAY + timedelta(days=n)


@pytest.fixture
def herning(db: None) -> Iterator[House]:
    house = make_house("herning", "Herning Kommune", municipality_code="0657")
    with acting(house.organisation):
        yield house


@pytest.fixture
def holstebro(db: None) -> House:
    return make_house(
        "holstebro",
        "Holstebro Kommune",
        municipality_code="0661",
        scheme="mpo",
        tracks={"place": 2},
    )
