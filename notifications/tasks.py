"""When: the sweeps look, each minute or oftener, at what stands in PostgreSQL; the relay hands on
what happened. Redis carries no truth."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from audit.relay import take_off
from core.acting import acting
from core.sweeps import for_each_organisation
from notifications.giving import give_news_of
from notifications.models import Mail
from notifications.services.sending import send_waiting
from notifications.services.sweep import remind
from organisations.models import Organisation

log = logging.getLogger("flexplads.news")


@shared_task
def sweep_reminders() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: remind(controller=organisation, now=now),
    )


@shared_task
def send_mails() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: send_waiting(controller=organisation, now=now),
        due=lambda controllers: (
            Mail.objects.filter(controller__in=controllers, next_try_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def deliver_events(event_ids: list[int], controller_id: int) -> None:
    """Give their news. May come twice: whoever has it is not given it again.

    All at once; where that fails each by itself, so that one that can't be told holds up no other.
    It stays in the outbox, and is handed on again.
    """
    try:
        _give(event_ids, controller_id)
    except Exception:
        failed = _each_by_itself(event_ids, controller_id) if len(event_ids) > 1 else event_ids
        if failed:
            log.exception("No news given of events %s of controller %s", failed, controller_id)


def _each_by_itself(event_ids: list[int], controller_id: int) -> list[int]:
    """Which of them failed."""
    failed = []
    for event_id in event_ids:
        try:
            _give([event_id], controller_id)
        except Exception:
            failed.append(event_id)
    return failed


def _give(event_ids: list[int], controller_id: int) -> None:
    with acting(controller_id), transaction.atomic():
        give_news_of(event_ids, controller_id=controller_id, now=timezone.now())
        take_off(event_ids)
