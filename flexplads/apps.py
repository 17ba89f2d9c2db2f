"""The last app: once all tables are there, the app's role gets its grants and policies."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate


class FlexpladsConfig(AppConfig):
    name = "flexplads"

    def ready(self) -> None:
        post_migrate.connect(_secure_rows, sender=self, dispatch_uid="row_security")


def _secure_rows(*, using: str, **_kwargs: Any) -> None:
    from core.db import row_security

    row_security.apply(using, app_role=settings.DATABASES["default"]["USER"])
