"""When: in the morning, and later that day where the sweep was down."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from stay_plan.models import Action
from stay_plan.services import reminding


@shared_task
def remind_of_actions() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: reminding.remind_of_actions(organisation=organisation, now=now),
        due=lambda controllers: (
            reminding.actions_due(Action.objects.filter(controller__in=controllers), now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )
