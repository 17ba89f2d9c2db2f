"""When: mails with links go at once."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from way_out.models import LockLink
from way_out.services import asking


@shared_task
def send_lock_links() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: asking.send_lock_links(organisation=organisation, now=now),
        due=lambda controllers: (
            LockLink.objects.filter(controller__in=controllers, next_try_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
