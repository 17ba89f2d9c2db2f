"""A citizen in a § 110 house, whom the house's own municipality acts for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache

from core.acting import acting
from placements.models import Stay
from tests.placements.stays import here
from tests.world import House, house_of


@pytest.fixture
def mpo() -> House:
    return house_of("mpo")


@pytest.fixture
def stay(mpo: House) -> Iterator[Stay]:
    with acting(mpo.organisation):
        row = here(mpo, -20, None, place=mpo.place(track="place"), by=mpo.leader)
        row.acting_municipality = mpo.organisation.municipality_code
        row.key_worker, row.coordinator = mpo.staff.user, mpo.caseworker.user
        row.save()
        yield row


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
