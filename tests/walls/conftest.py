"""The world of the matrix: made once per module, given back to each test as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from tests.walls.things import Things, make_things
from tests.world import House, make_house


@dataclass
class Worlds:
    herning: House
    viborg: House
    own: Things
    other_facility: Things
    foreign: Things


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker) -> Iterator[Worlds]:
    """Two organisations, in a transaction that every test's own lies within and rolls back to.

    Only the app's role sees it: what is not committed is nothing to the owner's connection.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        herning = make_house("herning", "Herning Kommune", municipality_code="0657")
        viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
        yield Worlds(
            herning,
            viborg,
            own=make_things(herning, herning.first, "Egen"),
            other_facility=make_things(herning, herning.second, "Nabo"),
            foreign=make_things(viborg, viborg.first, "Fremmed"),
        )
        transaction.set_rollback(True)
