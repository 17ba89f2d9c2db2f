"""When: sessions that have ended go, every night."""

from __future__ import annotations

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore


@shared_task
def forget_sessions() -> None:
    """They end by themselves; their rows would stay."""
    SessionStore.clear_expired()
