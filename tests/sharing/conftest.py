"""A citizen in Herning whom a ward of the region and Holstebro's home support know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Unit
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        row = here(herning, -20, 100, by=herning.leader)
        row.key_worker, row.coordinator = herning.staff.user, herning.caseworker.user
        row.save()
        yield row


@pytest.fixture
def ward(nurse: Actor) -> Actor:
    """The nurse of a ward of the region's, who also refers."""
    unit = Unit.objects.create(organisation=nurse.organisation, name="E3")
    membership = nurse.membership
    assert membership is not None
    membership.unit = unit
    membership.save()
    return replace(nurse, unit=unit, membership=membership)
