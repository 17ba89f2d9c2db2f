"""When: volunteers are reminded the day before, and what waits of the mails goes out."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from volunteering.models import ShiftReminder
from volunteering.services.reminding import remind_of_shifts, send_shift_mails, to_remind


@shared_task
def remind_volunteers() -> None:
    now = timezone.now()

    def work(organisation: Organisation) -> None:
        remind_of_shifts(organisation=organisation, now=now)
        send_shift_mails(organisation=organisation, now=now)

    def due(controllers: list[int]) -> set[int]:
        waiting = ShiftReminder.objects.filter(controller__in=controllers, next_try_at__lte=now)
        new = to_remind(now).filter(controller__in=controllers)
        return {
            *waiting.order_by().values_list("controller", flat=True).distinct(),
            *new.order_by().values_list("controller", flat=True).distinct(),
        }

    for_each_organisation(Organisation.objects.order_by("pk"), work, due=due)
