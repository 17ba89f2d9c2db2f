"""A citizen in a home, with a key worker."""

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
        row = here(herning, -22, 100, by=herning.leader)
        row.key_worker, row.coordinator = herning.staff.user, herning.caseworker.user
        row.save()
        yield row
