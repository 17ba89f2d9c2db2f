"""A citizen who lives in a flexible home since twenty days."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        yield here(herning, -20, 70)
