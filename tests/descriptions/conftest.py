"""A citizen whose monthly follow-up draws near."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from core.acting import acting
from placements.models import FollowUp, Stay
from tests.placements.stays import here
from tests.world import House, make_stay


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    """Moved in on 23 February 2026: the monthly follow-up is due on Monday 23 March."""
    with acting(herning.organisation):
        row = here(herning, -22, 100, by=herning.leader)
        row.key_worker, row.coordinator = herning.staff.user, herning.caseworker.user
        row.save()
        row.follow_ups.update(responsible=herning.staff.user)
        yield row


@pytest.fixture
def present(herning: House) -> Iterator[Stay]:
    """Here since ten days: the follow-up of the 2nd week is open."""
    with acting(herning.organisation):
        yield make_stay(herning, days_ago=10)


@pytest.fixture
def follow_up(stay: Stay) -> FollowUp:
    return stay.follow_ups.get(kind="monthly", ordinal=1)


@pytest.fixture(autouse=True)
def mails(settings, tmp_path: Path) -> Path:
    """Where mails are kept; and nobody has asked yet."""
    cache.clear()
    folder = tmp_path / "mail"
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(folder)},
        }
    }
    return folder
