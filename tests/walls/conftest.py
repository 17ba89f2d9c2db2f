"""The world of the matrix: made once per run, given back to each test as it was."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.db import connections, transaction
from django.db.models import Model

from core.acting import acting
from organisations.models import Organisation
from tests.harness.database import only_read
from tests.walls.things import Things, make_things
from tests.world import House, make_house

#: A key that a page would write as "1.000.001" for people.
FIRST_KEY = 1_000_001


@dataclass
class Worlds:
    herning: House
    viborg: House
    own: Things
    other_facility: Things
    foreign: Things


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker) -> Iterator[Worlds]:
    """Two organisations, in a database of their own that every test looks at and rolls back to."""
    with only_read("walls", _fill, django_db_blocker, copied=True):
        with connections["owner"].cursor() as cursor:
            cursor.execute("SELECT worlds FROM tests.walls")
            [pickled] = cursor.fetchone()
        with acting(*Organisation.objects.all()):
            again = _Again(BytesIO(pickled)).load()
        yield again


def _fill() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences")
        names = [name for (name,) in cursor.fetchall()]
        cursor.executemany("SELECT setval(%s, %s)", [(name, FIRST_KEY) for name in names])
        kept = BytesIO()
        _Kept(kept).dump(_make())
        cursor.execute("CREATE SCHEMA tests")
        cursor.execute("CREATE TABLE tests.walls AS SELECT %s::bytea AS worlds", [kept.getvalue()])


@transaction.atomic
def _make() -> Worlds:
    herning = make_house("herning", "Herning Kommune", municipality_code="0657")
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    worlds = Worlds(
        herning,
        viborg,
        own=make_things(herning, herning.first, "Egen"),
        other_facility=make_things(herning, herning.second, "Nabo"),
        foreign=make_things(viborg, viborg.first, "Fremmed"),
    )
    assert worlds.own.stay.pk > FIRST_KEY
    return worlds


class _Kept(pickle.Pickler):
    """Rows stand in the database: what is kept of one is which."""

    def persistent_id(self, thing: Any) -> tuple[type[Model], Any] | None:
        return (type(thing), thing.pk) if isinstance(thing, Model) else None


class _Again(pickle.Unpickler):
    def persistent_load(self, row: tuple[type[Model], Any]) -> Model:
        model, pk = row
        return model._base_manager.get(pk=pk)
