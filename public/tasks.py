"""When: what nobody sent in time goes, every hour."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from public.models import PublicDraft
from public.services import drafts


@shared_task
def forget_public_drafts() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: drafts.forget_drafts(controller=organisation, now=now),
        due=lambda controllers: (
            PublicDraft.objects.filter(controller__in=controllers, expires_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
