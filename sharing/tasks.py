"""When: the key worker is told of consents in the course of the day they are due."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from sharing.services import telling


@shared_task
def tell_of_consents() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: telling.tell_of_consents(organisation=organisation, now=now),
        due=lambda controllers: (
            telling.due(controllers, today)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
