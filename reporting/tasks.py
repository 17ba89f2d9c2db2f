"""What workers do with events handed on by the relay. Ids in, one call."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from organisations.context import acting
from reporting.notices import tell_those_concerned


@shared_task(name="reporting.tasks.deliver_event")
def deliver_event(event_id: int, controller_id: int) -> None:
    """Tell those concerned. May come twice: whoever has been told is not told again."""
    with acting(controller_id), transaction.atomic():
        tell_those_concerned(event_id, now=timezone.now())
