"""Counting the past months' nights ahead of those who ask, and looking whether they are right."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Mod
from django.utils import timezone

from organisations.models import Organisation
from placements.models import CountedMonth, Facility
from placements.models.counted_month import LOCK
from placements.month_nights import Period, count_nights, month_after

logger = logging.getLogger("flexplads.counted_months")

#: Of one organisation in one transaction: who writes a booking waits as long.
MOST_MONTHS: Final = 120
HOURS_OF_A_WEEK: Final = 7 * 24

# From the month in which its first place opened to the last that has passed.
_MISSING = """
WITH missing AS (
    SELECT p.controller_id, p.facility_id, month::date AS first
    FROM (
        SELECT controller_id, facility_id, min(opens_on) AS first
        FROM placements_place
        WHERE controller_id = ANY(%(controllers)s)
        GROUP BY controller_id, facility_id
    ) p
    CROSS JOIN generate_series(date_trunc('month', p.first::timestamp),
                               %(this_month)s::timestamp - interval '1 month',
                               interval '1 month') month
    LEFT JOIN placements_countedmonth counted
           ON counted.facility_id = p.facility_id AND counted.first = month::date
    WHERE counted.id IS NULL
)
SELECT controller_id, facility_id, first FROM missing ORDER BY first DESC LIMIT %(most)s
"""


def organisations_to_count(controllers: Collection[int], today: date) -> set[int]:
    """Those with a past month that is not counted."""
    return {controller for controller, _facility, _first in _missing(controllers, today, None)}


@transaction.atomic
def count_months(*, controller: Organisation, today: date) -> int:
    """Count past months that are not counted, the latest first; the rest next time.

    Returns how many; none while somebody is writing what is counted.
    """
    if not _hold_writers(controller):
        return 0
    missing = [
        (facility_id, first)
        for _controller, facility_id, first in _missing([controller.pk], today, MOST_MONTHS)
    ]
    counted = _count(missing, [controller.pk])
    CountedMonth.objects.bulk_create(
        (
            CountedMonth(controller=controller, facility_id=facility_id, first=first, counts=counts)
            for (facility_id, first), counts in counted.items()
        ),
        ignore_conflicts=True,
    )
    return len(counted)


def organisations_in_doubt(controllers: Collection[int], now: datetime) -> set[int]:
    """Those with a counted month that is not what the bookings say, among the houses whose hour of
    the week it is: each has one, so that within a week all are looked at, and none waits for ten
    years of a whole country. In a statement for each year, and nobody who writes is waited for.
    What is written meanwhile only puts somebody in doubt."""
    of_year: dict[int, list[tuple[int, int, date, list[list[Any]]]]] = defaultdict(list)
    local = timezone.localtime(now)
    houses = Facility.objects.filter(controller__in=controllers).annotate(
        hour=Mod("pk", Value(HOURS_OF_A_WEEK))
    )
    theirs = houses.filter(hour=local.weekday() * 24 + local.hour)
    months = CountedMonth.objects.filter(facility__in=list(theirs.values_list("pk", flat=True)))
    for month in months.values_list("controller", "facility", "first", "counts"):
        of_year[month[2].year].append(month)
    doubtful: set[int] = set()
    for year in of_year.values():
        counted = _count([(facility, first) for _whose, facility, first, _ in year], controllers)
        doubtful |= {
            whose
            for whose, facility, first, counts in year
            if not _is_same(counts, counted[facility, first])
        }
    return doubtful


def check_months(*, controller: Organisation) -> list[CountedMonth]:
    """Compare every counted month with the bookings. One that differs goes, and is returned."""
    wrong: list[CountedMonth] = []
    after = 0
    while months := _counted_after(after, controller):
        wrong += _removed_if_wrong(months, controller)
        after = months[-1]
    return wrong


@transaction.atomic
def _counted_after(key: int, controller: Organisation) -> list[int]:
    months = CountedMonth.objects.filter(controller=controller, pk__gt=key).order_by("pk")
    return list(months.values_list("pk", flat=True)[:MOST_MONTHS])


@transaction.atomic
def _removed_if_wrong(keys: list[int], controller: Organisation) -> list[CountedMonth]:
    if not _hold_writers(controller):
        return []
    months = list(CountedMonth.objects.filter(pk__in=keys))
    counted = _count([(month.facility_id, month.first) for month in months], [controller.pk])
    wrong = [
        month
        for month in months
        if not _is_same(month.counts, counted[month.facility_id, month.first])
    ]
    for month in wrong:
        logger.error("facility %s: %s was not as the bookings say", month.facility_id, month.first)
        CountedMonth.objects.filter(pk=month.pk).delete()
    return wrong


def _missing(
    controllers: Collection[int], today: date, most: int | None
) -> list[tuple[int, int, date]]:
    values: dict[str, Any] = {
        "controllers": list(controllers),
        "this_month": today.replace(day=1),
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MISSING, values)
        return list(cursor.fetchall())


def _count(
    months: Sequence[tuple[int, date]], controllers: Collection[int]
) -> dict[tuple[int, date], list[list[Any]]]:
    counts: dict[tuple[int, date], list[list[Any]]] = {month: [] for month in months}
    today = month_after(max((first for _facility, first in months), default=date.min))
    asked = [Period(facility_id, *run) for facility_id, run in _runs(months)]
    for part in count_nights(asked, today, controllers=list(controllers)):
        counts[part.facility_id, part.first].append(
            [part.track, part.rate_id, part.existed, part.closed, part.slept]
        )
    return counts


def _is_same(counts: list[list[Any]], others: list[list[Any]]) -> bool:
    """In whatever order they come."""
    return counts == others or sorted(counts, key=str) == sorted(others, key=str)


def _runs(months: Iterable[tuple[int, date]]) -> Iterable[tuple[int, tuple[date, date]]]:
    """Months that follow each other, as periods of their facility."""
    of_facility: dict[int, list[date]] = defaultdict(list)
    for facility_id, first in sorted(months):
        of_facility[facility_id].append(first)
    for facility_id, firsts in of_facility.items():
        start = after = firsts[0]
        for first in firsts:
            if first != after:
                yield facility_id, (start, after)
                start = first
            after = month_after(first)
        yield facility_id, (start, after)


def _hold_writers(controller: Organisation) -> bool:
    """Before the statement that counts, so that it sees what the last of them committed. Waits for
    nobody: two who wait for each other would never count."""
    with connection.cursor() as cursor:
        lock = LOCK.format(controller="%s")
        cursor.execute(f"SELECT pg_try_advisory_xact_lock({lock})", [controller.pk])
        return bool(cursor.fetchone()[0])
