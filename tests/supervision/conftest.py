"""A house with a stay, and its page's people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, make_citizen


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    citizen = make_citizen(herning, "Maja Eksempel")
    with acting(herning.organisation):
        yield here(
            herning,
            -60,
            90,
            citizen=citizen,
            key_worker=herning.staff.user,
            coordinator=herning.caseworker.user,
        )
