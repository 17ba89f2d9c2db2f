"""The shifts of a house's day. Night belongs to the day it begins, as nights do everywhere here."""

from __future__ import annotations

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, kw_only=True)
class ShiftHours:
    """From a day on a house changes shifts at these hours, one for each shift of its scheme."""

    starts_on: date
    begins: tuple[time, ...]


@dataclass(frozen=True)
class HouseShifts:
    """The shifts of a scheme, at the hours a house has set. What was written last counts: it takes
    the place of what was to count from its day or a later one."""

    usual: tuple[Shift, ...]
    hours: tuple[ShiftHours, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.usual)

    def on(self, day: date) -> tuple[Shift, ...]:
        """Hours for another number of shifts than the scheme has by now are none."""
        for each in reversed(self.hours):
            if each.starts_on <= day and len(each.begins) == len(self.usual):
                pairs = zip(self.usual, each.begins, strict=True)
                return tuple(replace(shift, begins=begins) for shift, begins in pairs)
        return self.usual


#: Ours, a setting: the sources name no hours. A house sets its own (``HouseShifts``).
USUAL_SHIFTS: Final = (
    Shift(key="day", name=_("Day"), begins=time(7)),
    Shift(key="evening", name=_("Evening"), begins=time(15)),
    Shift(key="night", name=_("Night"), begins=time(23)),
)


def shifts_of(shifts: HouseShifts, day: date) -> list[ShiftOfDay]:
    """Those that begin on the day, in order; the last until the first of the day after."""
    of_day, tomorrow = shifts.on(day), day + timedelta(days=1)
    begins = [datetime.combine(day, shift.begins) for shift in of_day]
    ends = [*begins[1:], datetime.combine(tomorrow, shifts.on(tomorrow)[0].begins)]
    return [
        ShiftOfDay(day=day, shift=shift, begins=first, ends=last)
        for shift, first, last in zip(of_day, begins, ends, strict=True)
    ]


def shift_at(shifts: HouseShifts, moment: datetime) -> ShiftOfDay:
    """The shift that runs at a moment of local time."""
    return next(each for each in lately(shifts, moment, 1))


def lately(shifts: HouseShifts, moment: datetime, count: int) -> list[ShiftOfDay]:
    """The shift that runs and those before it, newest first."""
    days = count // len(shifts.usual) + 2
    every = [
        each
        for back in range(days)
        for each in reversed(shifts_of(shifts, moment.date() - timedelta(days=back)))
        if each.begins <= moment
    ]
    return every[:count]


def named(shifts: HouseShifts, key: str) -> ShiftOfDay | None:
    """The shift that an address names; None where it names none."""
    day, _dash, name = key.rpartition("-")
    try:
        begins = date.fromisoformat(day)
    except ValueError:
        return None
    return next((each for each in shifts_of(shifts, begins) if each.shift.key == name), None)
