"""A citizen in a flexible home since twenty days, and another in a place of MPO."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, house_of


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        yield here(herning, -20, 70, goals="Lave aftensmad selv\nSove om natten")


@pytest.fixture
def mpo(db: None) -> House:
    return house_of("mpo")


@pytest.fixture
def enrolled(mpo: House) -> Iterator[Stay]:
    """Enrolled since twenty days, with a week."""
    with acting(mpo.organisation):
        yield here(mpo, -20, None, place=mpo.place(track="place"))
