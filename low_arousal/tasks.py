"""When: each morning it is seen which dialogues are outdated, and again after a night."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from low_arousal.services.reviewing import note_outdated, to_review
from organisations.models import Organisation


@shared_task
def note_outdated_dialogues() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: note_outdated(organisation=organisation, now=now),
        due=lambda controllers: (
            to_review(timezone.localdate(now))
            .filter(controller__in=controllers)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
