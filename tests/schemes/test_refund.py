"""Days with refund: 120, then 90, of a running year from the first admission (§ 110)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.mpo.tracks import REFUND
from schemes.refund import Period, running_year

A_DAY = timedelta(days=1)


def d(text: str) -> date:
    return date.fromisoformat(text)


YEARS = [
    # first admission, the day, the year it falls in
    ("2025-11-01", "2025-11-01", "2025-11-01", "2026-11-01"),
    ("2025-11-01", "2026-01-01", "2025-11-01", "2026-11-01"),  # no new year at New Year
    ("2025-11-01", "2026-10-31", "2025-11-01", "2026-11-01"),
    ("2025-11-01", "2026-11-01", "2026-11-01", "2027-11-01"),
    ("2023-12-31", "2026-12-30", "2025-12-31", "2026-12-31"),
    ("2024-02-29", "2025-02-27", "2024-02-29", "2025-02-28"),
    ("2024-02-29", "2025-02-28", "2025-02-28", "2026-02-28"),
    ("2024-02-29", "2028-02-28", "2027-02-28", "2028-02-29"),
    ("2024-02-29", "2028-02-29", "2028-02-29", "2029-02-28"),
    ("2020-06-15", "2026-06-14", "2025-06-15", "2026-06-15"),
]


@pytest.mark.parametrize(("first", "day", "starts", "anew"), YEARS)
def test_the_year_runs_from_the_first_admission(first: str, day: str, starts: str, anew: str):
    assert running_year(d(first), d(day)) == (d(starts), d(anew))


COUNTS = [
    # stays, the day, used, refunded, most, over since
    ([("2025-11-01", None)], "2026-01-01", 62, 62, 120, None),
    # Day 121 is 1 March; on 31 March it is the 151st.
    ([("2025-11-01", None)], "2026-03-01", 121, 120, 120, "2026-03-01"),
    ([("2025-11-01", None)], "2026-03-31", 151, 120, 120, "2026-03-01"),
    # The 90 of 1 April 2026 in a year that began under 120: no day from then on beyond the 90th.
    ([("2025-12-15", None)], "2026-03-31", 107, 107, 120, None),
    ([("2025-12-15", None)], "2026-04-01", 108, 107, 90, "2026-04-01"),
    ([("2026-02-01", None)], "2026-05-01", 90, 90, 90, None),
    ([("2026-02-01", None)], "2026-05-02", 91, 90, 90, "2026-05-02"),
    # Anew a year after the first admission, in the middle of a stay or between two.
    ([("2025-05-01", None)], "2026-04-30", 365, 120, 90, "2025-08-29"),
    ([("2025-05-01", None)], "2026-05-01", 1, 1, 90, None),
    ([("2025-05-01", "2025-06-01"), ("2026-05-10", None)], "2026-05-12", 3, 3, 90, None),
    # Several stays, here and elsewhere; a night in two houses is one day.
    ([("2025-11-01", "2025-11-11"), ("2026-01-05", None)], "2026-01-06", 12, 12, 120, None),
    ([("2025-11-01", "2025-11-11"), ("2025-11-06", "2025-11-16")], "2026-01-06", 15, 15, 120, None),
    # A year that had begun before the law counts its days from then on.
    ([("2023-07-01", None)], "2023-10-01", 1, 1, 120, None),
    ([("2023-07-01", None)], "2024-06-30", 274, 120, 120, "2024-01-29"),
    # A leap year's day counts.
    ([("2024-02-20", None)], "2024-03-01", 11, 11, 120, None),
    # Moved in and out the same day is no night.
    ([("2026-01-05", "2026-01-05"), ("2026-02-01", None)], "2026-02-01", 1, 1, 120, None),
]


@pytest.mark.parametrize(("stays", "day", "used", "refunded", "most", "over"), COUNTS)
def test_days_of_the_running_year(stays, day, used, refunded, most, over):
    periods: list[Period] = [(d(start), d(end) if end else None) for start, end in stays]
    days = REFUND.days_on(d(day), periods)
    assert days is not None
    assert (days.used, days.refunded, days.most) == (used, refunded, most)
    assert days.over_since == (d(over) if over else None)
    assert days.is_over == bool(over)


def test_nothing_is_counted_before_the_law_nor_before_any_admission():
    assert REFUND.days_on(d("2023-09-30"), [(d("2023-07-01"), None)]) is None
    assert REFUND.days_on(d("2026-01-01"), []) is None
    assert REFUND.days_on(d("2026-01-01"), [(d("2026-01-02"), None)]) is None


DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
STAYS = st.lists(st.tuples(DAYS, st.integers(1, 500)), min_size=1, max_size=5)


@given(stays=STAYS, on=DAYS)
def test_the_count_is_that_of_the_nights_one_by_one(stays: list[tuple[date, int]], on: date):
    periods: list[Period] = [(start, start + n * A_DAY) for start, n in stays]
    days = REFUND.days_on(on, periods)
    begun = [start for start, _end in periods if start <= on]
    if not begun or on < date(2023, 10, 1):
        assert days is None
        return
    assert days is not None
    assert days.year_starts_on <= on < days.starts_anew_on
    night, used, refunded = days.year_starts_on, 0, 0
    while night <= on:
        slept = any(start <= night and end is not None and night < end for start, end in periods)
        if slept and night >= date(2023, 10, 1):
            used += 1
            refunded += used <= (120 if night < date(2026, 4, 1) else 90)
        night += A_DAY
    assert (days.used, days.refunded) == (used, refunded)
    assert days.is_over == (refunded < used)
