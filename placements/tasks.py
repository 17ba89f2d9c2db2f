"""When: thin tasks that run a sweep for every organisation with facilities."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from placements.services import bookings, planned_end


@shared_task
def lapse_holds() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: bookings.lapse_holds(controller=organisation, now=now),
    )


@shared_task
def carry_on_overdue_stays() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: planned_end.carry_on_overdue(
            controller=organisation, on=timezone.localdate(now), now=now
        ),
    )
