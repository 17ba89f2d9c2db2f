"""When: what has been kept long enough goes, every night."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from oauth2_provider.models import clear_expired

from core.acting import acting
from interop.services.idempotency import forget_old_answers
from organisations.models import Organisation


@shared_task
def forget() -> None:
    """Answers older than 30 days, and tokens that have expired."""
    now = timezone.now()
    for organisation in Organisation.objects.filter(clients__isnull=False).distinct():
        with acting(organisation), transaction.atomic():
            forget_old_answers(controller=organisation, now=now)
    clear_expired()
