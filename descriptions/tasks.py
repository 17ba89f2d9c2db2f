"""When: mails with links go at once, reminders the working day before the day wanted."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from descriptions.models import DescriptionLink, DescriptionRequest
from descriptions.services import mailing
from organisations.models import Organisation


@shared_task
def send_description_links() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: mailing.send_description_links(organisation=organisation, now=now),
        due=lambda controllers: (
            DescriptionLink.objects.filter(controller__in=controllers, next_try_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def remind_partners() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: mailing.remind_partners(organisation=organisation, now=now),
        due=lambda controllers: (
            DescriptionRequest.objects.filter(
                controller__in=controllers, remind_on__lte=timezone.localdate(now)
            )
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
