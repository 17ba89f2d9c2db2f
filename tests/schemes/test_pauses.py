"""A deadline that stands still: counted against a slow count, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.calendar import Pause, add_running_days, add_working_days, is_working_day

#: Around Easter and the days off in May, so that pauses meet them.
FIRST = date(2026, 3, 16)
DAYS = st.integers(0, 70).map(lambda n: FIRST + timedelta(days=n))
#: Each begins that many days after the first, and lasts so long.
PAUSES = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 20)), max_size=5).map(
    lambda drawn: [
        Pause(FIRST + timedelta(days=begins), FIRST + timedelta(days=begins + lasts))
        for begins, lasts in drawn
    ]
)


def day_by_day(start: date, n: int, pauses: list[Pause]) -> date:
    """Tick off each day by itself."""
    still = {
        pause.starts_on + timedelta(days=k)
        for pause in pauses
        if pause.ends_on is not None
        for k in range((pause.ends_on - pause.starts_on).days)
    }
    day, ticked = start, 0
    while ticked < n or day in still:
        day += timedelta(days=1)
        if day not in still and is_working_day(day) and ticked < n:
            ticked += 1
    return day


@given(start=DAYS, n=st.integers(0, 15), pauses=PAUSES)
def test_a_deadline_with_pauses_is_the_slow_count_s(start, n, pauses) -> None:
    assert add_running_days(start, n, pauses) == day_by_day(start, n, pauses)


@given(start=DAYS, n=st.integers(0, 15))
def test_without_pauses_it_is_the_plain_count(start, n) -> None:
    assert add_running_days(start, n, []) == add_working_days(start, n)


@given(start=DAYS, n=st.integers(1, 15), pauses=PAUSES)
def test_two_that_overlap_pause_once(start, n, pauses) -> None:
    assert add_running_days(start, n, [*pauses, *pauses]) == add_running_days(start, n, pauses)


@given(start=DAYS, n=st.integers(1, 15), day=DAYS)
def test_a_pause_without_end_stops_it_unless_it_has_passed(start, n, day) -> None:
    without = add_working_days(start, n)
    assert add_running_days(start, n, [Pause(day)]) == (without if without < day else None)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "answer_by"),
    [
        # Monday 16 March, 2 working days: Wednesday 18.
        (date(2026, 3, 17), date(2026, 3, 17), date(2026, 3, 18)),  # asked and answered
        (date(2026, 3, 17), date(2026, 3, 19), date(2026, 3, 20)),  # Thursday counts again
        (date(2026, 3, 18), date(2026, 3, 21), date(2026, 3, 23)),  # answered on a Saturday
        (date(2026, 3, 19), date(2026, 3, 30), date(2026, 3, 18)),  # too late to be a pause
    ],
)
def test_the_day_of_the_question_stands_still_and_the_day_of_the_answer_runs(
    starts_on, ends_on, answer_by
) -> None:
    assert add_running_days(FIRST, 2, [Pause(starts_on, ends_on)]) == answer_by
