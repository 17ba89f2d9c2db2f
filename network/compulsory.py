"""Treatment orders and their appointments, as the page shows them; the caller sees the citizen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from citizens.models import Citizen
from network.models import Appointment, TreatmentOrder


@dataclass(frozen=True, kw_only=True)
class OrderAround:
    """Everything in it is loaded."""

    order: TreatmentOrder
    stands: bool
    #: Soonest first.
    to_come: list[Appointment]
    #: Over, and nobody has written how it went.
    unanswered: list[Appointment]
    #: Latest first.
    past: list[Appointment]

    @property
    def missed(self) -> Appointment | None:
        """The latest to which the citizen should have come, where they did not."""
        of_weight = (Appointment.Outcome.ATTENDED, Appointment.Outcome.MISSED)
        latest = next((each for each in self.past if each.outcome in of_weight), None)
        is_miss = latest is not None and latest.outcome == Appointment.Outcome.MISSED
        return latest if is_miss else None


def orders_of(citizen: Citizen, now: datetime) -> list[OrderAround]:
    """Those that stand first. Two statements; one where there is no order."""
    appointments = Appointment.objects.order_by("starts_at", "pk").select_related("moved_to")
    rows = (
        TreatmentOrder.objects.filter(citizen=citizen)
        .select_related("clinic", "prison_service")
        .prefetch_related(Prefetch("appointments", queryset=appointments))
    )
    shown = [_around(row, now) for row in rows]
    return sorted(shown, key=lambda each: not each.stands)


def _around(order: TreatmentOrder, now: datetime) -> OrderAround:
    appointments = list(order.appointments.all())
    open_ones = [each for each in appointments if not each.outcome]
    return OrderAround(
        order=order,
        stands=order.stands_on(timezone.localdate(now)),
        to_come=[each for each in open_ones if not each.lacks_outcome_at(now)],
        unanswered=[each for each in open_ones if each.lacks_outcome_at(now)],
        past=[each for each in reversed(appointments) if each.outcome],
    )
