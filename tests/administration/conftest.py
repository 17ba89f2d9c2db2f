"""Mail that a browser test can read: kept where the page of sent mail shows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import cache


@pytest.fixture
def kept_mail(live: str, settings, tmp_path: Path) -> None:
    cache.clear()  # counts how often a link is asked for
    settings.SITE_ADDRESS = live
    settings.KEPT_MAIL = str(tmp_path)
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(tmp_path)},
        }
    }
