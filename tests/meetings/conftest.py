"""A citizen in a flexible home, and what people are told by mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        row = here(herning, -20)
        row.key_worker, row.coordinator = herning.staff.user, herning.caseworker.user
        row.save()
        yield row


@pytest.fixture(autouse=True)
def mails(settings, tmp_path: Path) -> Path:
    """Where mails are kept."""
    cache.clear()
    folder = tmp_path / "mail"
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(folder)},
        }
    }
    return folder
