"""Pitstop with somebody who stays there, and the acting of its organisation."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, house_of, make_citizen


@pytest.fixture
def pitstop(db: None) -> Iterator[House]:
    house = house_of("pitstop")
    with acting(house.organisation):
        yield house


@pytest.fixture
def stay(pitstop: House) -> Stay:
    row = here(
        pitstop,
        -3,
        11,
        by=pitstop.leader,
        place=pitstop.place(track="room"),
        citizen=make_citizen(pitstop, "Karla Bro Holst"),
    )
    row.key_worker = pitstop.staff.user
    row.save()
    return row
