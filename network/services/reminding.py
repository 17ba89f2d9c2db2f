"""Reminding of what is to be restored, and of the appointments of tomorrow: each once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from audit.services import Fact, Recorded, record_many
from network.events import NetworkEvent
from network.models import Appointment, Pause
from network.rules import has_network
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Stay

#: In Copenhagen, as people are reminded (ADR-0008).
_MORNING: Final = time(7)
#: Whose key worker is reminded: of a stay under way, else one to come, else the last.
_ORDER: Final = (Stay.Status.HERE, Stay.Status.PLANNED, Stay.Status.LEFT)


@dataclass(frozen=True)
class _AtStay:
    """A citizen with the stay whose people are reminded."""

    controller_id: int
    event_subjects: dict[str, int | None]


_Happened = list[tuple[Recorded, Mapping[str, Fact]]]


@transaction.atomic
def remind_of_restoring(*, organisation: Organisation, now: datetime) -> int:
    """From the morning of the day of restoring, while the pause stands; returns how many. A day
    that is moved is reminded of anew. Of the dead nothing is restored."""
    if not _is_morning(now):
        return 0
    rows = pauses_due(Pause.objects.filter(controller=organisation), now)
    due = list(rows.select_for_update(skip_locked=True, of=("self",)).select_related("actor"))
    stays = _stays_of({pause.actor.citizen_id for pause in due})
    happened: _Happened = [
        (
            _at_stay(organisation, pause.actor.citizen_id, stays),
            {"who": pause.actor.in_words, "on": pause.restores_on},
        )
        for pause in due
    ]
    by = Actor.system(organisation)
    record_many(happened, NetworkEvent.TO_RESTORE, by=by, at=now)
    Pause.objects.filter(pk__in=[pause.pk for pause in due]).update(reminded_for=F("restores_on"))
    return len(due)


@transaction.atomic
def remind_of_appointments(*, organisation: Organisation, now: datetime) -> int:
    """From the morning of the day before until it begins; returns how many."""
    if not _is_morning(now):
        return 0
    rows = appointments_due(Appointment.objects.filter(controller=organisation), now)
    due = list(rows.select_for_update(skip_locked=True, of=("self",)).select_related("order"))
    stays = _stays_of({each.order.citizen_id for each in due})
    happened: _Happened = [
        (_at_stay(organisation, each.order.citizen_id, stays), {"on": each.on}) for each in due
    ]
    by = Actor.system(organisation)
    record_many(happened, NetworkEvent.APPOINTMENT_NEAR, by=by, at=now)
    Appointment.objects.filter(pk__in=[each.pk for each in due]).update(reminded_at=now)
    return len(due)


def pauses_due(rows: QuerySet[Pause], now: datetime) -> QuerySet[Pause]:
    not_yet = Q(reminded_for=None) | ~Q(reminded_for=F("restores_on"))
    return rows.filter(
        not_yet,
        restored_on=None,
        restores_on__lte=timezone.localdate(now),
        actor__citizen__died_on=None,
    )


def appointments_due(rows: QuerySet[Appointment], now: datetime) -> QuerySet[Appointment]:
    after_tomorrow = timezone.localdate(now) + timedelta(days=2)
    return rows.filter(
        outcome="",
        reminded_at=None,
        starts_at__gt=now,
        starts_at__lt=timezone.make_aware(datetime.combine(after_tomorrow, time())),
        order__citizen__died_on=None,
    )


def _is_morning(now: datetime) -> bool:
    return timezone.localtime(now).time() >= _MORNING


def _stays_of(citizens: Collection[int]) -> dict[int, int]:
    """The stay of each whose people are reminded."""
    if not citizens:
        return {}
    rows = Stay.objects.filter(citizen__in=citizens, status__in=_ORDER).select_related("citizen")
    stays = sorted(rows, key=lambda stay: (_ORDER.index(Stay.Status(stay.status)), -stay.pk))
    chosen: dict[int, int] = {}
    for stay in filter(has_network, stays):
        chosen.setdefault(stay.citizen_id, stay.pk)
    return chosen


def _at_stay(organisation: Organisation, citizen_id: int, stays: dict[int, int]) -> _AtStay:
    subjects = {"citizen_id": citizen_id, "stay_id": stays.get(citizen_id)}
    return _AtStay(organisation.pk, subjects)
