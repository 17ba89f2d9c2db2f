"""Follow-ups held in time, by house, kind and month.

A follow-up counts in the month of its due date, which is a day in Denmark's calendar. The date that
stands is the one that counts; how many of them were moved by hand is said beside, so that nobody
gets better figures by moving dates without its being seen. What lapsed (the scheme plans it no
longer, the stay came to nothing, the citizen died) counts nowhere.

**Due**: its day has passed; or it is today's, and is settled already.
**On time**: done on its day or before.
**Late**: done after its day; the days are those between the two, and of several the median.
**Not done**: the stay is over, and somebody wrote that it was not done and why.
**Open**: its day has passed, and nobody has done it.
So due = on time + late + not done + open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import (
    Aggregate,
    Count,
    Exists,
    F,
    FloatField,
    Func,
    IntegerField,
    OuterRef,
    Q,
)
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

import schemes
from organisations.actors import Actor
from placements.models import DateChange, Facility, FollowUp
from placements.models.follow_up import AGREED, FollowUpQuerySet
from schemes.calendar import add_months

Status = FollowUp.Status
#: How many months are shown where nobody chooses.
USUAL_MONTHS: Final = 6
MOST_MONTHS: Final = 36


class Held(StrEnum):
    IN_TIME = "in_time"
    LATE = "late"
    NOT_DONE = "not_done"
    OPEN = "open"


def held(follow_up: FollowUp, today: date) -> Held | None:
    """How one was held; None where it does not count."""
    if follow_up.status == Status.CANCELLED or follow_up.due_on > today:
        return None
    if follow_up.status == Status.DONE:
        return Held.LATE if follow_up.was_late else Held.IN_TIME
    if follow_up.status == Status.NOT_DONE:
        return Held.NOT_DONE
    return Held.OPEN if follow_up.due_on < today else None


@dataclass(frozen=True, kw_only=True)
class Period:
    """Whole months, the last included."""

    first: date
    last: date

    @property
    def ends_on(self) -> date:
        """The first day after it."""
        return add_months(self.last, 1)


def period_of(first: str, last: str, today: date) -> Period:
    """The months in the address ("2026-03"); what is none is the usual."""
    until = _month(last) or today.replace(day=1)
    since = _month(first) or add_months(until, 1 - USUAL_MONTHS)
    since = min(since, until)
    return Period(first=max(since, add_months(until, 1 - MOST_MONTHS)), last=until)


def _month(text: str) -> date | None:
    try:
        month = date.fromisoformat(f"{text}-01") if len(text) == len("2026-03") else None
    except ValueError:
        return None
    return month if month is not None and 1900 <= month.year < 2100 else None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A kind of follow-up at a house in a month; in all months where ``month`` is None."""

    house: Facility
    title: str
    month: date | None
    due: int
    in_time: int
    late: int
    median_late: float | None
    not_done: int
    open: int
    moved: int

    @property
    def per_cent(self) -> int:
        """On time, of those that were due."""
        return round(100 * self.in_time / self.due)


@dataclass(frozen=True, kw_only=True)
class KindAtHouse:
    whole: Line
    months: list[Line]


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)%(filter)s"
    output_field = FloatField()


def due_in(
    actor: Actor, houses: Sequence[Facility], period: Period, today: date
) -> FollowUpQuerySet:
    """Those that were due in the period."""
    rows = FollowUp.objects.visible_to(actor, [house.pk for house in houses])
    return (
        rows.filter(due_on__gte=period.first, due_on__lt=period.ends_on, due_on__lte=today)
        .exclude(status=Status.CANCELLED)
        .exclude(status=Status.OPEN, due_on=today)
    )


def in_time(
    actor: Actor, houses: Sequence[Facility], period: Period, today: date
) -> list[KindAtHouse]:
    """Two statements: the medians of months make no median of them all."""
    rows = due_in(actor, houses, period, today)
    by_pk = {house.pk: house for house in houses}
    months: dict[tuple[Any, ...], list[Line]] = {}
    for counted in _counted(rows, month=TruncMonth("due_on")):
        months.setdefault(_key(counted), []).append(_line(counted, by_pk))
    return sorted(
        (
            KindAtHouse(
                whole=_line(counted, by_pk),
                months=sorted(months[_key(counted)], key=lambda line: line.month or date.min),
            )
            for counted in _counted(rows)
        ),
        key=lambda kind: (kind.whole.house.order, kind.whole.house.name, kind.whole.title),
    )


_BY: Final = ("stay__facility", "stay__scheme", "stay__track", "kind")


def _counted(rows: FollowUpQuerySet, **also_by: Any) -> Any:
    late = Q(status=Status.DONE, completed_on__gt=F("due_on"))
    # Django makes an interval of the difference of two days; PostgreSQL's own is a number.
    days = Func(
        "completed_on",
        "due_on",
        arg_joiner=" - ",
        template="(%(expressions)s)",
        output_field=IntegerField(),
    )
    moved = DateChange.objects.filter(follow_up=OuterRef("pk"))
    return (
        rows.annotate(was_moved=Exists(moved), days_late=days)
        .order_by()
        .values(*_BY, **also_by)
        .annotate(
            due=Count("pk"),
            in_time=Count("pk", filter=Q(status=Status.DONE, completed_on__lte=F("due_on"))),
            late=Count("pk", filter=late),
            median_late=Median("days_late", filter=late),
            not_done=Count("pk", filter=Q(status=Status.NOT_DONE)),
            still_open=Count("pk", filter=Q(status=Status.OPEN)),
            moved=Count("pk", filter=Q(was_moved=True)),
            own_titles=ArrayAgg("title", order_by=["-due_on", "-pk"]),
        )
    )


def _key(counted: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(counted[name] for name in _BY)


def _line(counted: dict[str, Any], houses: dict[int, Facility]) -> Line:
    return Line(
        house=houses[counted["stay__facility"]],
        title=_title_of(counted),
        month=counted.get("month"),
        due=counted["due"],
        in_time=counted["in_time"],
        late=counted["late"],
        median_late=counted["median_late"],
        not_done=counted["not_done"],
        open=counted["still_open"],
        moved=counted["moved"],
    )


def _title_of(counted: dict[str, Any]) -> str:
    """As the latest version that plans the kind calls it; a house's own as the last that was due
    is called. What people agreed on is one kind: their words may name somebody."""
    if counted["kind"] == AGREED:
        return _("Agreed on")
    for version in reversed(schemes.get(counted["stay__scheme"]).versions):
        for track in version.tracks:
            for rule in track.follow_ups if track.key == counted["stay__track"] else ():
                if rule.kind == counted["kind"]:
                    return f"{_(rule.title)} ({_(track.name).lower()})"
    return str(counted["own_titles"][0] or counted["kind"])
