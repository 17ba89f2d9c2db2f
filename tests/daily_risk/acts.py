"""Registering shifts, in a line each."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from core.shown import Shown
from daily_risk.models import RiskEntry
from daily_risk.services.registering import RiskFacts, register_risks, standing_risks
from organisations.actors import Actor
from placements.models import Stay
from schemes.shifts import USUAL_SHIFTS, HouseShifts, ShiftOfDay, lately
from tests.world import NOW


def shift(back: int = 0, *, now: datetime = NOW) -> ShiftOfDay:
    """The shift that runs at ``now``; or so many shifts before it."""
    return lately(
        HouseShifts(USUAL_SHIFTS), timezone.localtime(now).replace(tzinfo=None), back + 1
    )[back]


def risk(level: str = "green", **facts: Any) -> RiskFacts:
    seen = "" if level in ("", "green") else "Gik uroligt rundt"
    return RiskFacts(**{"level": level, "seen": seen} | facts)


def registered(
    by: Actor,
    answers: dict[Stay, RiskFacts],
    back: int = 0,
    *,
    now: datetime = NOW,
    shown: Shown | None = None,
) -> int:
    facility = next(iter(answers)).facility
    return register_risks(
        by=by,
        facility=facility,
        shift=shift(back),
        answers={stay.pk: facts for stay, facts in answers.items()},
        now=now,
        shown=shown,
    )


def seen_by(*stays: Stay, back: int = 0) -> Shown:
    """What a form shows that somebody opens now."""
    where = shift(back)
    rows = RiskEntry.objects.standing().filter(on=where.day, shift=where.shift.key, stay__in=stays)
    entries = {row.stay_id: row for row in rows}
    return Shown.of(standing_risks({stay.pk: stay for stay in stays}, entries))


def levels(stay: Stay) -> list[str]:
    """As they count, oldest first."""
    rows = RiskEntry.objects.standing().filter(stay=stay).order_by("begins_at")
    return list(rows.values_list("level", flat=True))


LATER = NOW + timedelta(hours=2)
