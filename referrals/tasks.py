"""When: thin tasks that run a sweep for every organisation that has something due."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from referrals.models import Draft
from referrals.services.drafts import forget_drafts as forget_drafts_of


@shared_task
def forget_drafts() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: forget_drafts_of(controller=organisation, now=now),
        due=lambda controllers: (
            Draft.objects.filter(controller__in=controllers)
            .expired(now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
