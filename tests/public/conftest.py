"""Each test begins with nobody counted."""

from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def uncounted() -> None:
    cache.clear()
