"""When: the sweeps look, each minute or oftener, at what stands in PostgreSQL; the relay hands on
what happened. Redis carries no truth."""

from __future__ import annotations

import logging
from collections.abc import Callable

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from notifications.audience import give_news_of
from notifications.services.sending import send_waiting
from notifications.services.sweep import remind
from organisations.models import Organisation

logger = logging.getLogger("flexplads.reminders")


@shared_task
def sweep_reminders() -> None:
    now = timezone.now()
    _for_each_organisation(lambda one: remind(controller=one, now=now))


@shared_task
def send_mails() -> None:
    now = timezone.now()
    _for_each_organisation(lambda one: send_waiting(controller=one, now=now))


def _for_each_organisation(do: Callable[[Organisation], object]) -> None:
    """What fails for one organisation must not keep the others' reminders back."""
    failed = []
    for organisation in Organisation.objects.order_by("pk"):
        try:
            with acting(organisation):
                do(organisation)
        except Exception:
            logger.exception("not done for %s", organisation.key)
            failed.append(organisation.key)
    if failed:
        raise RuntimeError(f"Not done for {', '.join(failed)}; the log says why.")


@shared_task(name="notifications.tasks.deliver_event")
def deliver_event(event_id: int, controller_id: int) -> None:
    """Tell those concerned. May come twice: whoever has been told is not told again."""
    with acting(controller_id), transaction.atomic():
        give_news_of(event_id, now=timezone.now())
