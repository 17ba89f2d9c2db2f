"""What is read of daily risk: the last weeks of a citizen, and the last word of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from daily_risk.models import RiskEntry
from daily_risk.rules import LATE_AFTER
from placements.models import Stay
from schemes.base import Choice
from schemes.daily_risk import METHODS
from schemes.shifts import ShiftOfDay, shifts_of


@dataclass(frozen=True, kw_only=True)
class StripCell:
    """A shift: "green", "yellow", "red", or "" where nothing was registered."""

    day: date
    shift: str
    #: The shift's name, a text of its scheme.
    shift_name: str
    #: The shift as an address names it.
    key: str
    level: str
    #: In a word: "Yellow", "Not registered".
    label: str
    seen: str = ""
    helped: str = ""
    methods: tuple[Choice, ...] = ()
    by_name: str = ""
    is_late: bool = False
    #: Earlier words of the same shift, newest first.
    before: tuple[RiskEntry, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StripDay:
    day: date
    #: In the order of the shifts.
    cells: tuple[StripCell, ...]


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A citizen's shifts from a day on, oldest first."""

    days: tuple[StripDay, ...]

    def count(self, level: str) -> int:
        return sum(cell.level == level for day in self.days for cell in day.cells)

    @property
    def registered(self) -> list[StripCell]:
        """Newest first, without those of which nothing was said."""
        cells = [cell for day in self.days for cell in day.cells if cell.level]
        return cells[::-1]


def strip(
    stay: Stay, since: date, *, until: date | None = None, now: datetime | None = None
) -> Strip:
    """The shifts from ``since`` to ``until`` (else to the last that was registered) in which the
    citizen was here; with ``now`` those that have begun. One statement."""
    if stay.moved_in_on is None:
        return Strip(days=())
    since = max(since, stay.moved_in_on)
    rows = list(
        RiskEntry.objects.filter(controller=stay.controller_id, stay=stay, on__gte=since)
        .select_related("by")
        .order_by("begins_at", "-pk")
    )
    corrected = {row.corrects_id for row in rows}
    versions: dict[tuple[date, str], list[RiskEntry]] = {}
    for row in rows:
        versions.setdefault((row.on, row.shift), []).append(row)
    last = until or max((row.on for row in rows), default=since - timedelta(days=1))
    last = min(last, stay.left_on or last)
    days = []
    for n in range((last - since).days + 1):
        day = since + timedelta(days=n)
        cells = [
            _cell(shift, versions.get((day, shift.shift.key), []), corrected)
            for shift in _shifts_of(stay, day, now)
        ]
        days.append(StripDay(day=day, cells=tuple(cells)))
    return Strip(days=tuple(days))


def _shifts_of(stay: Stay, day: date, now: datetime | None) -> list[ShiftOfDay]:
    """On the day of leaving the first alone, as it is registered (``rules.present_in``)."""
    shifts = shifts_of(stay.facility.at_its_hours(stay.version.shifts), day)
    if day == stay.left_on:
        shifts = shifts[:1]
    return [each for each in shifts if now is None or timezone.make_aware(each.begins) <= now]


def latest_of(stays: Collection[int]) -> dict[int, RiskEntry]:
    """By the stay's id the last shift that was registered: one statement."""
    rows = RiskEntry.objects.standing().filter(stay__in=stays).order_by("stay", "-begins_at")
    return {row.stay_id: row for row in rows.distinct("stay")}


def _cell(shift: ShiftOfDay, rows: list[RiskEntry], corrected: set[int | None]) -> StripCell:
    entry = next((row for row in rows if row.pk not in corrected), None)
    cell = StripCell(
        day=shift.day,
        shift=shift.shift.key,
        shift_name=shift.shift.name,
        key=shift.key,
        level="",
        label=_("Not registered"),
    )
    if entry is None:
        return cell
    return replace(
        cell,
        level=entry.level,
        label=str(entry.get_level_display()),
        seen=entry.seen,
        helped=entry.helped,
        methods=tuple(each for each in METHODS if each.key in entry.methods),
        by_name=entry.by.name if entry.by else "",
        is_late=entry.at > timezone.make_aware(shift.ends) + LATE_AFTER,
        before=tuple(row for row in rows if row.pk != entry.pk),
    )
