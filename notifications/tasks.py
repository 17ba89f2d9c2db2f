"""When: the sweeps look, each minute or oftener, at what stands in PostgreSQL; the relay hands on
what happened. Redis carries no truth."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from core.acting import acting
from core.sweeps import for_each_organisation
from notifications.audience import give_news_of
from notifications.models import Mail
from notifications.services.sending import send_waiting
from notifications.services.sweep import remind
from organisations.models import Organisation


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


@shared_task(name="notifications.tasks.deliver_event")
def deliver_event(event_id: int, controller_id: int) -> None:
    """Give its news. May come twice: whoever has it is not given it again."""
    with acting(controller_id), transaction.atomic():
        give_news_of(event_id, now=timezone.now())
