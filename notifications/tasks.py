"""When: the sweeps look, each minute or oftener, at what stands in PostgreSQL; the relay hands on
what happened. Redis carries no truth."""

from __future__ import annotations

import logging
from typing import Any, Final

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from core.sweeps import for_each_organisation
from notifications.giving import give_news_of
from notifications.models import Mail
from notifications.services.sending import send_waiting
from notifications.services.sweep import remind
from organisations.models import Organisation

log = logging.getLogger("flexplads.news")

#: Seconds until news that failed are tried again: doubled each time, to a limit.
FIRST_WAIT: Final = 10
LONGEST_WAIT: Final = 600
MOST_TRIES: Final = 10


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


@shared_task(bind=True, max_retries=MOST_TRIES)
def deliver_events(self: Any, event_ids: list[int], controller_id: int) -> None:
    """Give their news. May come twice: whoever has it is not given it again.

    All at once; where that fails each by itself, so that one that can't be told holds up no other.
    It is tried again, ever later, about an hour long.
    """
    try:
        _give(event_ids, controller_id)
    except Exception as error:
        failed = _each_by_itself(event_ids, controller_id) if len(event_ids) > 1 else event_ids
        if failed:
            log.exception("No news given of events %s of controller %s", failed, controller_id)
            wait = min(FIRST_WAIT * 2**self.request.retries, LONGEST_WAIT)
            raise self.retry(args=(failed, controller_id), exc=error, countdown=wait) from error


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
