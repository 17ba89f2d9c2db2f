"""Shifts of a day, and what a run of yellow or red is."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest

import schemes
from schemes.base import Part
from schemes.daily_risk import METHODS, DailyRisk, Run, is_run, streak
from schemes.shifts import (
    USUAL_SHIFTS,
    HouseShifts,
    Shift,
    ShiftHours,
    lately,
    named,
    shift_at,
    shifts_of,
)

at = datetime.fromisoformat
USUAL = HouseShifts(USUAL_SHIFTS)


@pytest.mark.parametrize(
    ("moment", "day", "key"),
    [
        (at("2026-03-17T07:00"), date(2026, 3, 17), "day"),
        (at("2026-03-17T14:59"), date(2026, 3, 17), "day"),
        (at("2026-03-17T15:00"), date(2026, 3, 17), "evening"),
        (at("2026-03-17T23:00"), date(2026, 3, 17), "night"),
        (at("2026-03-18T06:59"), date(2026, 3, 17), "night"),
    ],
)
def test_a_night_belongs_to_the_day_it_begins(moment: datetime, day: date, key: str) -> None:
    running = shift_at(USUAL, moment)
    assert (running.day, running.shift.key) == (day, key)
    assert running.begins <= moment < running.ends


def test_shifts_follow_each_other_without_a_gap() -> None:
    every = lately(USUAL, at("2026-03-17T10:00"), 8)
    assert [each.shift.key for each in every[:4]] == ["day", "night", "evening", "day"]
    assert all(after.begins == before.ends for after, before in pairwise(every))


def test_a_house_with_two_shifts_has_two() -> None:
    two = (
        Shift(key="day", name="Day", begins=time(8)),
        Shift(key="evening", name="Evening", begins=time(20)),
    )
    assert [each.ends for each in shifts_of(HouseShifts(two), date(2026, 3, 17))] == [
        at("2026-03-17T20:00"),
        at("2026-03-18T08:00"),
    ]


def test_a_house_sets_its_hours_from_a_day_on_and_no_minute_is_lost() -> None:
    before = ShiftHours(starts_on=date(2026, 3, 18), begins=(time(6), time(14), time(22)))
    later = ShiftHours(starts_on=date(2026, 3, 25), begins=(time(8), time(16), time(23, 30)))
    house = HouseShifts(USUAL_SHIFTS, (before, later))
    assert [each.begins for each in house.on(date(2026, 3, 17))] == [time(7), time(15), time(23)]
    assert house.on(date(2026, 3, 18))[0].begins == time(6)
    assert house.on(date(2026, 3, 25))[0].begins == time(8)
    every = lately(house, at("2026-03-27T10:00"), 40)
    assert all(after.begins == before.ends for after, before in pairwise(every))


def test_what_is_written_last_takes_the_place_of_what_was_to_come() -> None:
    later = ShiftHours(starts_on=date(2026, 3, 25), begins=(time(8), time(16), time(23)))
    sooner = ShiftHours(starts_on=date(2026, 3, 20), begins=(time(6), time(14), time(22)))
    house = HouseShifts(USUAL_SHIFTS, (later, sooner))
    assert house.on(date(2026, 3, 26))[0].begins == time(6)
    of_two = ShiftHours(starts_on=date(2026, 3, 1), begins=(time(8), time(20)))
    assert HouseShifts(USUAL_SHIFTS, (of_two,)).on(date(2026, 3, 26)) == USUAL_SHIFTS


def test_an_address_names_a_shift_or_none() -> None:
    shift = named(USUAL, "2026-03-17-night")
    assert shift is not None
    assert shift.key == "2026-03-17-night"
    for wrong in ("", "night", "2026-03-17-noon", "2026-13-17-day", "x-day"):
        assert named(USUAL, wrong) is None


@pytest.mark.parametrize(
    ("levels", "yellow", "red"),
    [
        ([], 0, 0),
        (["green"], 0, 0),
        (["yellow", "yellow"], 2, 0),
        (["green", "yellow", "red", "yellow"], 3, 0),
        (["yellow", "red", "red"], 3, 2),
        (["red", "red", "green"], 0, 0),
    ],
)
def test_a_run_is_the_newest_shifts_in_a_row(levels: list[str], yellow: int, red: int) -> None:
    assert (streak(levels, Run.YELLOW), streak(levels, Run.RED)) == (yellow, red)
    rule = DailyRisk(source="R")
    assert is_run(rule, levels, Run.YELLOW) == (yellow >= 3)
    assert is_run(rule, levels, Run.RED) == (red >= 1)


def test_who_registers_daily_risk_says_so_in_both_places() -> None:
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            assert (version.daily_risk is not None) == (Part.DAILY_RISK in version.parts)
    assert len({each.key for each in METHODS}) == len(METHODS)
