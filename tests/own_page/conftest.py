"""A citizen here since ten days, with a card; and nobody has tried anything yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from core.acting import acting
from own_page.services.cards import Given
from placements.models import Stay
from tests.own_page.acts import card_for
from tests.world import House, make_stay


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        row = make_stay(herning, days_ago=10)
        row.key_worker = herning.staff.user
        row.save(update_fields=["key_worker"])
        yield row


@pytest.fixture
def given(herning: House, stay: Stay) -> Given:
    return card_for(herning, stay)
