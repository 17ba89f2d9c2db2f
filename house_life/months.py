"""Incidents by month and kind, counted for the leader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from house_life.models import Incident
from house_life.models.incident import IncidentQuerySet


@dataclass(frozen=True)
class Month:
    first: date
    counts: list[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def year_bounds(year: int) -> tuple[datetime, datetime]:
    return (
        timezone.make_aware(datetime.combine(date(year, 1, 1), time())),
        timezone.make_aware(datetime.combine(date(year + 1, 1, 1), time())),
    )


def months_of(incidents: IncidentQuerySet, kinds: Sequence[Incident.Kind]) -> list[Month]:
    """Those months that have any, the latest first; each kind in its order. One statement."""
    rows = (
        incidents.order_by()
        .annotate(month=TruncMonth("happened_at"))
        .values_list("month", "kind")
        .annotate(many=Count("pk"))
    )
    counted: dict[date, dict[str, int]] = {}
    for month, kind, many in rows:
        counted.setdefault(timezone.localtime(month).date(), {})[kind] = many
    return [
        Month(first, [by_kind.get(kind, 0) for kind in kinds])
        for first, by_kind in sorted(counted.items(), reverse=True)
    ]
