"""The shifts of a house's day. Night belongs to the day it begins, as nights do everywhere here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from schemes.texts import _


@dataclass(frozen=True, kw_only=True)
class Shift:
    key: str
    name: str
    #: It lasts until the next begins; the last of the day until the first of the day after.
    begins: time


@dataclass(frozen=True, kw_only=True)
class ShiftOfDay:
    """A shift on the day it begins, in local time."""

    day: date
    shift: Shift
    begins: datetime
    ends: datetime

    @property
    def key(self) -> str:
        """ "2026-11-28-night": how an address names it."""
        return f"{self.day.isoformat()}-{self.shift.key}"


#: Ours, a setting: the sources name no hours. A house that changes shifts at others says so in its
#: scheme's version.
USUAL_SHIFTS: Final = (
    Shift(key="day", name=_("Day"), begins=time(7)),
    Shift(key="evening", name=_("Evening"), begins=time(15)),
    Shift(key="night", name=_("Night"), begins=time(23)),
)


def shifts_of(shifts: Sequence[Shift], day: date) -> list[ShiftOfDay]:
    """Those that begin on the day, in order."""
    begins = [datetime.combine(day, shift.begins) for shift in shifts]
    ends = [*begins[1:], begins[0] + timedelta(days=1)]
    return [
        ShiftOfDay(day=day, shift=shift, begins=first, ends=last)
        for shift, first, last in zip(shifts, begins, ends, strict=True)
    ]


def shift_at(shifts: Sequence[Shift], moment: datetime) -> ShiftOfDay:
    """The shift that runs at a moment of local time."""
    return next(each for each in lately(shifts, moment, 1))


def lately(shifts: Sequence[Shift], moment: datetime, count: int) -> list[ShiftOfDay]:
    """The shift that runs and those before it, newest first."""
    days = count // len(shifts) + 2
    every = [
        each
        for back in range(days)
        for each in reversed(shifts_of(shifts, moment.date() - timedelta(days=back)))
        if each.begins <= moment
    ]
    return every[:count]


def named(shifts: Sequence[Shift], key: str) -> ShiftOfDay | None:
    """The shift that an address names; None where it names none."""
    day, _dash, name = key.rpartition("-")
    try:
        begins = date.fromisoformat(day)
    except ValueError:
        return None
    return next((each for each in shifts_of(shifts, begins) if each.shift.key == name), None)
