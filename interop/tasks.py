"""When: what has been kept long enough goes, every night."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from oauth2_provider.models import clear_expired

from core.sweeps import for_each_organisation
from interop.services.idempotency import forget_old_answers
from organisations.models import Organisation


@shared_task
def forget() -> None:
    """Answers older than 30 days, and tokens that have expired."""
    now = timezone.now()
    # Tokens first: they belong to no organisation, and no failure of one may keep them.
    clear_expired()

    def forget_answers(organisation: Organisation) -> None:
        with transaction.atomic():
            forget_old_answers(controller=organisation, now=now)

    with_clients = Organisation.objects.filter(clients__isnull=False).distinct()
    for_each_organisation(with_clients, forget_answers)
