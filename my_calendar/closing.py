"""On which days nobody follows up at a house."""

from __future__ import annotations

from datetime import date, timedelta

from my_calendar.models import ClosingDays


def closing_days_of(facility: int, *, since: date) -> set[date]:
    """Every closing day of the house from ``since`` on; weekends and holidays are not among them
    unless somebody closed it then, too. Acting for its organisation."""
    rows = ClosingDays.objects.standing().filter(facility=facility, ends_on__gt=since)
    return {day for row in rows.order_by() for day in _days(max(row.starts_on, since), row.ends_on)}


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]
