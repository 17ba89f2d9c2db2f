"""When: mails that call people to meetings go at once."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from meetings.models import Invitation
from meetings.services import inviting
from organisations.models import Organisation


@shared_task
def send_invitations() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: inviting.send_invitations(organisation=organisation, now=now),
        due=lambda controllers: (
            Invitation.objects.filter(controller__in=controllers, next_try_at__lte=now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
