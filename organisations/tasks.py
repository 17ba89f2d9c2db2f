"""When: sessions that have ended go every night, mails about passwords are sent at once."""

from __future__ import annotations

from celery import shared_task
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from organisations.services import password_mails


@shared_task
def forget_sessions() -> None:
    """They end by themselves; their rows would stay."""
    SessionStore.clear_expired()


@shared_task
def send_password_links() -> None:
    password_mails.send_waiting(now=timezone.now())


@shared_task
def forget_password_links() -> None:
    password_mails.forget_old(now=timezone.now())
