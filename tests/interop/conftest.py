"""Herning with POLARIS, a region whose system refers, and another region that must hear nothing."""

from __future__ import annotations

import os
import shutil

import pytest
from django.core.cache import cache
from django.db import transaction

from demo import clients, setups
from organisations.models import Organisation, Unit
from tests.interop.calls import System, make_system
from tests.world import House, make_house


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def region(db: None) -> Organisation:
    return Organisation.objects.create(
        key="region-midtjylland", name="Region Midtjylland", kind="region"
    )


@pytest.fixture
def system(region: Organisation) -> System:
    """The region's system, allowed everything."""
    return make_system(region)


@pytest.fixture
def stranger(db: None) -> System:
    """The system of another region, allowed as much."""
    other = Organisation.objects.create(key="region-nord", name="Region Nord", kind="region")
    return make_system(other, name="Nordens system")


@pytest.fixture
def unhurried(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many calls as one likes."""
    rates = settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"]
    for scope in rates:
        monkeypatch.setitem(rates, scope, "1000000/min")


@pytest.fixture
def demo_client(nobody_has_asked_yet) -> House:
    """The demonstration's client, and what it refers to: Skovlyset in Herning."""
    with transaction.atomic():
        house = make_house(
            "herning",
            "Herning Kommune",
            municipality_code="0657",
            facilities=("Skovlyset", "Nørregade"),
        )
        region = Organisation.objects.create(
            key="region-midtjylland", name="Region Midtjylland", kind="region"
        )
        Unit.objects.create(organisation=region, name=setups.WARD)
        clients.make()
    return house


@pytest.fixture(scope="session")
def curl() -> str:
    found = shutil.which("curl")
    if not found:
        words = "The API's examples need curl: on Debian 'apt install curl'."
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return found
