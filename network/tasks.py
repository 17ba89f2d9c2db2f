"""When: from the morning of the day something is to be restored, and of the day before an
appointment."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from network.models import Appointment, Pause
from network.services import reminding
from organisations.models import Organisation


@shared_task
def remind_of_restoring() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: reminding.remind_of_restoring(organisation=organisation, now=now),
        due=lambda controllers: (
            reminding.pauses_due(Pause.objects.filter(controller__in=controllers), now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def remind_of_appointments() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: reminding.remind_of_appointments(organisation=organisation, now=now),
        due=lambda controllers: (
            reminding.appointments_due(Appointment.objects.filter(controller__in=controllers), now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
