"""Acting for Herning, on a Tuesday morning; Holstebro has MPO."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from tests.world import House, house_of


@pytest.fixture
def herning(herning: House) -> Iterator[House]:
    with acting(herning.organisation):
        yield herning


@pytest.fixture
def holstebro(db: None) -> House:
    return house_of("mpo")
