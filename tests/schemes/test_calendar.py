"""Working days, months and clocks. V = VIVE 2023; the rules are DOMAIN.md § 6."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from schemes.calendar import (
    add_months,
    add_working_days,
    clock_starts,
    is_working_day,
    next_working_day,
    on_or_after_working_day,
    on_or_before_working_day,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2023, 4, 5), True),  # Wednesday before Easter
        (date(2023, 4, 6), False),  # Maundy Thursday
        (date(2023, 4, 7), False),  # Good Friday
        (date(2023, 4, 8), False),  # Saturday
        (date(2023, 4, 10), False),  # Easter Monday
        (date(2023, 4, 11), True),
        (date(2023, 5, 5), False),  # Store Bededag, the last one
        (date(2024, 4, 26), True),  # would have been Store Bededag
        (date(2024, 5, 9), False),  # Ascension Day
        (date(2024, 5, 10), True),  # the day after is not a holiday
        (date(2024, 5, 20), False),  # Whit Monday
        (date(2024, 6, 5), True),  # Grundlovsdag: an ordinary working day (PAV 26.2.8.3)
        (date(2024, 12, 24), True),
        (date(2024, 12, 25), False),
        (date(2024, 12, 26), False),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ],
)
def test_working_days(day: date, working: bool) -> None:
    assert is_working_day(day) is working


def test_saturday_counts_only_where_it_is_said() -> None:
    saturday = date(2024, 3, 9)
    assert not is_working_day(saturday)
    assert is_working_day(saturday, saturdays=True)
    assert not is_working_day(date(2024, 3, 10), saturdays=True)  # Sunday
    assert not is_working_day(date(2026, 12, 26), saturdays=True)  # a holiday on a Saturday


@pytest.mark.parametrize(
    ("day", "n", "result"),
    [
        (date(2023, 4, 4), 5, date(2023, 4, 14)),  # DOMAIN.md § 6
        (date(2023, 4, 4), 1, date(2023, 4, 5)),
        (date(2023, 4, 5), 1, date(2023, 4, 11)),  # over Easter
        (date(2023, 5, 4), 1, date(2023, 5, 8)),  # Store Bededag 2023
        (date(2024, 4, 25), 1, date(2024, 4, 26)),  # ... and gone in 2024
        (date(2024, 12, 23), 3, date(2024, 12, 30)),  # 24, 27, 30
        (date(2024, 3, 9), 0, date(2024, 3, 9)),
    ],
)
def test_adding_working_days(day: date, n: int, result: date) -> None:
    assert add_working_days(day, n) == result


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        add_working_days(date(2024, 1, 2), -1)


def test_next_is_strictly_after_and_the_others_are_not() -> None:
    friday, monday = date(2024, 3, 8), date(2024, 3, 11)
    assert next_working_day(friday) == monday
    assert on_or_after_working_day(friday) == on_or_before_working_day(friday) == friday
    assert on_or_after_working_day(date(2024, 3, 9)) == monday
    assert on_or_before_working_day(date(2024, 3, 10)) == friday


@pytest.mark.parametrize(
    ("day", "n", "result"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),  # leap year
        (date(2023, 1, 31), 2, date(2023, 3, 31)),  # counted from the first day, not from February
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 11, 15), 2, date(2024, 1, 15)),
        (date(2023, 12, 31), 6, date(2024, 6, 30)),
        (date(2023, 3, 6), 0, date(2023, 3, 6)),
        (date(2024, 1, 31), -1, date(2023, 12, 31)),
    ],
)
def test_adding_months(day: date, n: int, result: date) -> None:
    assert add_months(day, n) == result


def _at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=COPENHAGEN)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("received", "starts"),
    [
        (_at(2024, 3, 6, 10, 15), _at(2024, 3, 6, 10, 15)),
        (_at(2024, 3, 6, 6, 0), _at(2024, 3, 6, 6, 0)),
        (_at(2024, 3, 6, 13, 0), _at(2024, 3, 6, 13, 0)),  # at 13:00 is not after it
        (_at(2024, 3, 6, 13, 0, 1), _at(2024, 3, 7, 9, 0)),
        (_at(2023, 3, 17, 13, 1), _at(2023, 3, 20, 9, 0)),  # the mock-up: Friday 13:01 -> Monday
        (_at(2024, 3, 9, 8, 0), _at(2024, 3, 11, 9, 0)),  # Saturday morning
        (_at(2023, 4, 5, 15, 0), _at(2023, 4, 11, 9, 0)),  # before Easter
    ],
)
def test_the_clock_starts(received: datetime, starts: datetime) -> None:
    assert clock_starts(received) == starts


@pytest.mark.parametrize(
    ("received_utc", "starts_utc"),
    [
        # Winter: 13:00 in Copenhagen is 12:00 UTC. Summer: 11:00 UTC.
        (datetime(2024, 1, 10, 12, 0, tzinfo=UTC), datetime(2024, 1, 10, 12, 0, tzinfo=UTC)),
        (datetime(2024, 7, 10, 12, 0, tzinfo=UTC), datetime(2024, 7, 11, 7, 0, tzinfo=UTC)),
        # Friday before each change of the clocks: 09:00 on Monday is on the other side of it.
        (datetime(2024, 10, 25, 20, 0, tzinfo=UTC), datetime(2024, 10, 28, 8, 0, tzinfo=UTC)),
        (datetime(2025, 3, 28, 20, 0, tzinfo=UTC), datetime(2025, 3, 31, 7, 0, tzinfo=UTC)),
        # 23:30 UTC on Sunday is Monday 00:30 in Copenhagen: a working day, before 13:00.
        (datetime(2024, 1, 14, 23, 30, tzinfo=UTC), datetime(2024, 1, 14, 23, 30, tzinfo=UTC)),
    ],
)
def test_the_clock_is_copenhagens_on_both_sides_of_summer_time(
    received_utc: datetime, starts_utc: datetime
) -> None:
    started = clock_starts(received_utc)
    assert started == starts_utc
    assert started.tzinfo == COPENHAGEN


def test_the_hour_is_a_setting_and_naive_times_are_refused() -> None:
    late = _at(2024, 3, 6, 14, 30)
    assert clock_starts(late, latest_same_day=time(15, 0)) == late
    assert clock_starts(late, opens=time(8, 0)) == _at(2024, 3, 7, 8, 0)
    with pytest.raises(ValueError, match="aware"):
        clock_starts(late.replace(tzinfo=None))


def test_every_year_has_between_249_and_254_working_days() -> None:
    for year in range(2020, 2040):
        first = date(year, 1, 1)
        days = (first + timedelta(days=n) for n in range(365))
        assert 248 <= sum(is_working_day(day) for day in days) <= 255
