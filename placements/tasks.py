"""When: thin tasks that run a sweep for every organisation that has something due."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from core.sweeps import for_each_organisation
from organisations.models import Organisation
from placements.models import Booking, Stay
from placements.services import bookings, counted_months, planned_end


@shared_task
def lapse_holds() -> None:
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: bookings.lapse_holds(controller=organisation, now=now),
        due=lambda controllers: (
            Booking.objects.filter(controller__in=controllers)
            .lapsed_holds(now)
            .order_by()
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def carry_on_overdue_stays() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: planned_end.carry_on_overdue(
            controller=organisation, on=today, now=now
        ),
        due=lambda controllers: (
            Stay.objects.filter(controller__in=controllers)
            .to_carry_on(today)
            .values_list("controller", flat=True)
            .distinct()
        ),
    )


@shared_task
def count_months() -> None:
    """The nights of the months that have passed, ahead of those who ask for figures."""
    today = timezone.localdate()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: counted_months.count_months(controller=organisation, today=today),
        due=lambda controllers: counted_months.organisations_to_count(controllers, today),
    )


@shared_task
def check_months() -> None:
    """Whether what was counted is still what the bookings say."""
    now = timezone.now()
    for_each_organisation(
        Organisation.objects.order_by("pk"),
        lambda organisation: counted_months.check_months(controller=organisation),
        due=lambda controllers: counted_months.organisations_in_doubt(controllers, now),
    )
