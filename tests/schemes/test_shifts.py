"""Shifts of a day, and what a run of yellow or red is."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise

import pytest

import schemes
from schemes.base import Part
from schemes.daily_risk import METHODS, DailyRisk, Run, is_run, streak
from schemes.shifts import USUAL_SHIFTS, Shift, lately, named, shift_at, shifts_of

at = datetime.fromisoformat


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
    running = shift_at(USUAL_SHIFTS, moment)
    assert (running.day, running.shift.key) == (day, key)
    assert running.begins <= moment < running.ends


def test_shifts_follow_each_other_without_a_gap() -> None:
    every = lately(USUAL_SHIFTS, at("2026-03-17T10:00"), 8)
    assert [each.shift.key for each in every[:4]] == ["day", "night", "evening", "day"]
    assert all(after.begins == before.ends for after, before in pairwise(every))


def test_a_house_with_two_shifts_has_two() -> None:
    two = (
        Shift(key="day", name="Day", begins=time(8)),
        Shift(key="evening", name="Evening", begins=time(20)),
    )
    assert [each.ends for each in shifts_of(two, date(2026, 3, 17))] == [
        at("2026-03-17T20:00"),
        at("2026-03-18T08:00"),
    ]


def test_an_address_names_a_shift_or_none() -> None:
    shift = named(USUAL_SHIFTS, "2026-03-17-night")
    assert shift is not None
    assert shift.key == "2026-03-17-night"
    for wrong in ("", "night", "2026-03-17-noon", "2026-13-17-day", "x-day"):
        assert named(USUAL_SHIFTS, wrong) is None


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
