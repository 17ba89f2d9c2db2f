"""When: who follows up on an incident is told on the day."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from house_life.services.tasks import remind_of_tasks, tasks_due
from organisations.models import Organisation


@shared_task
def remind_of_incident_tasks() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: remind_of_tasks(organisation=organisation, now=now),
        due=lambda controllers: (
            tasks_due(now)
            .filter(controller__in=controllers)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
