"""When: every few seconds what waits is worked on, every hour what nobody brought in is deleted."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from imports.models import Import, KeptFile
from imports.services import files, work
from organisations.models import Organisation


@shared_task
def work_on_files() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: work.work_on_files(controller=organisation, now=now),
        due=lambda controllers: (
            Import.objects.filter(controller__in=controllers)
            .to_work_on()
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def forget_files() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: files.forget_files(controller=organisation, now=now),
        due=lambda controllers: (
            KeptFile.objects.filter(controller__in=controllers, expires_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
