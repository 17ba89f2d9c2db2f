"""When: thin tasks that run a sweep for every organisation with facilities."""

from __future__ import annotations

from collections.abc import Iterator

from celery import shared_task
from django.utils import timezone

from core.acting import acting
from organisations.models import Organisation
from placements.services import bookings, planned_end


def _each_organisation() -> Iterator[Organisation]:
    for organisation in Organisation.objects.order_by("pk"):
        with acting(organisation):
            yield organisation


@shared_task
def lapse_holds() -> None:
    for organisation in _each_organisation():
        bookings.lapse_holds(controller=organisation, now=timezone.now())


@shared_task
def carry_on_overdue_stays() -> None:
    now = timezone.now()
    for organisation in _each_organisation():
        planned_end.carry_on_overdue(controller=organisation, on=timezone.localdate(now), now=now)
