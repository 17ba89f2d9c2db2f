"""On which day each stage comes: Danish working days, from seven in the morning in Copenhagen.

Holidays: Act no. 214 of 6 March 2023 took Store Bededag away from 2024; 5 June, 24 and 31 December
and 1 May are working days as ``schemes.calendar`` has them, and says why.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.models import Reminder
from notifications.stages import Limits, Stage, limits_at
from placements.models import FollowUp
from tests.notifications.conftest import at, bare_stay, plan, sweep
from tests.notifications.definition import DAY, by_definition
from tests.world import House

both = pytest.mark.django_db(databases=["default", "owner"])

#: What is said: opens, soon, due, overdue; None where a later stage's day is the same or earlier.
TABLE = {
    "a week's window, Tuesday to Monday": (
        (date(2026, 3, 10), date(2026, 3, 16)),
        (date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 16), date(2026, 3, 17)),
    ),
    "it ends on a Sunday: told on the Friday": (
        (date(2026, 3, 9), date(2026, 3, 15)),
        (date(2026, 3, 9), date(2026, 3, 12), date(2026, 3, 13), date(2026, 3, 16)),
    ),
    "it opens on a Saturday: told on the Monday": (
        (date(2026, 3, 14), date(2026, 3, 20)),
        (date(2026, 3, 16), date(2026, 3, 19), date(2026, 3, 20), date(2026, 3, 23)),
    ),
    "one day only: the day before it is told that it comes": (
        (date(2026, 3, 18), date(2026, 3, 18)),
        (None, date(2026, 3, 17), date(2026, 3, 18), date(2026, 3, 19)),
    ),
    "Easter 2026: due on Easter Monday, told before Maundy Thursday": (
        (date(2026, 3, 30), date(2026, 4, 6)),
        (date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 7)),
    ),
    "Easter 2026: it opens on Good Friday, told on the Tuesday after": (
        (date(2026, 4, 3), date(2026, 4, 10)),
        (date(2026, 4, 7), date(2026, 4, 9), date(2026, 4, 10), date(2026, 4, 13)),
    ),
    "Christmas 2026: due on Boxing Day, told on the 24th, a working day here": (
        (date(2026, 12, 21), date(2026, 12, 26)),
        (date(2026, 12, 21), date(2026, 12, 23), date(2026, 12, 24), date(2026, 12, 28)),
    ),
    "New Year: due on 1 January, told on the 31st": (
        (date(2026, 12, 28), date(2027, 1, 1)),
        (date(2026, 12, 28), date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 4)),
    ),
    "1 May is a working day": (
        (date(2026, 4, 28), date(2026, 5, 1)),
        (date(2026, 4, 28), date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 4)),
    ),
    "5 June is a working day": (
        (date(2026, 6, 1), date(2026, 6, 5)),
        (date(2026, 6, 1), date(2026, 6, 4), date(2026, 6, 5), date(2026, 6, 8)),
    ),
    "Store Bededag 2023, a Friday": (
        (date(2023, 5, 1), date(2023, 5, 5)),
        (date(2023, 5, 1), date(2023, 5, 3), date(2023, 5, 4), date(2023, 5, 8)),
    ),
    "no Store Bededag in 2024": (
        (date(2024, 4, 22), date(2024, 4, 26)),
        (date(2024, 4, 22), date(2024, 4, 25), date(2024, 4, 26), date(2024, 4, 29)),
    ),
    "29 February": (
        (date(2028, 2, 25), date(2028, 2, 29)),
        (date(2028, 2, 25), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)),
    ),
    "the clock goes forward on Sunday 29 March 2026": (
        (date(2026, 3, 27), date(2026, 3, 31)),
        (date(2026, 3, 27), date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)),
    ),
    "the clock goes back on Sunday 25 October 2026": (
        (date(2026, 10, 23), date(2026, 10, 27)),
        (date(2026, 10, 23), date(2026, 10, 26), date(2026, 10, 27), date(2026, 10, 28)),
    ),
}


@both
@pytest.mark.parametrize("case", TABLE)
def test_each_stage_is_told_on_its_day(herning: House, case: str) -> None:
    (opens_on, due_on), expected = TABLE[case]
    plan(bare_stay(herning, key_worker=herning.staff.user), opens_on, due_on)
    today = opens_on - 4 * DAY
    while today < due_on + 7 * DAY:
        sweep(herning, at(today, 6, 59))
        sweep(herning, at(today, 7, 0))
        today += DAY
    days = dict(Reminder.objects.filter(user=herning.staff.user).values_list("stage", "at__date"))
    assert tuple(days.get(stage) for stage in Stage) == expected
    # At seven, not a minute before.
    assert set(Reminder.objects.values_list("at__time", flat=True)) == {at(today, 7).time()}


@both
@pytest.mark.parametrize(
    ("before", "seven"),
    [
        # Summer time begins on 29 March 2026 and ends on 25 October.
        (datetime(2026, 3, 27, 5, 59, tzinfo=UTC), datetime(2026, 3, 27, 6, 0, tzinfo=UTC)),
        (datetime(2026, 3, 30, 4, 59, tzinfo=UTC), datetime(2026, 3, 30, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 23, 4, 59, tzinfo=UTC), datetime(2026, 10, 23, 5, 0, tzinfo=UTC)),
        (datetime(2026, 10, 26, 5, 59, tzinfo=UTC), datetime(2026, 10, 26, 6, 0, tzinfo=UTC)),
    ],
)
def test_seven_is_seven_in_copenhagen_whatever_the_clock_did(
    herning: House, before: datetime, seven: datetime
) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), seven.date(), seven.date() + 9 * DAY)
    assert sweep(herning, before) == 0
    assert sweep(herning, seven) == 1


@both
def test_of_several_stages_that_came_at_once_only_the_most_urgent_is_told(herning: House) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    plan(stay, date(2026, 3, 9), date(2026, 3, 15))
    assert sweep(herning, at(date(2026, 3, 13))) == 1  # the sweep was down since before it opened
    assert Reminder.objects.get().stage == Stage.DUE
    # On the weekend nothing more comes, and on Monday it is overdue.
    assert sweep(herning, at(date(2026, 3, 15))) == 0
    assert sweep(herning, at(date(2026, 3, 16))) == 2


@both
def test_planned_on_a_weekend_for_that_weekend_it_is_told_at_once(herning: House) -> None:
    saturday = date(2026, 3, 14)
    plan(bare_stay(herning, key_worker=herning.staff.user), saturday, saturday)
    assert sweep(herning, at(saturday, 21)) == 1
    assert Reminder.objects.get().stage == Stage.DUE


@both
def test_a_clock_that_was_put_back_tells_no_earlier_stage(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), date(2026, 3, 10), date(2026, 3, 16))
    assert sweep(herning, at(date(2026, 3, 16))) == 1
    for earlier in (13, 12, 11, 10):
        assert sweep(herning, at(date(2026, 3, earlier))) == 0


@both
@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_a_stay_that_came_to_nothing_needs_no_reminder(herning: House, status: str) -> None:
    plan(bare_stay(herning, status=status), date(2026, 3, 10), date(2026, 3, 16))
    assert sweep(herning, at(date(2026, 3, 20))) == 0


@both
@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_done_or_has_lapsed_needs_no_reminder(herning: House, status: str) -> None:
    follow_up = plan(bare_stay(herning), date(2026, 3, 10), date(2026, 3, 16))
    FollowUp.objects.filter(pk=follow_up.pk).update(
        status=status, outcome="Gjort.", completed_on=date(2026, 3, 12)
    )
    assert sweep(herning, at(date(2026, 3, 20))) == 0


def by_limits(opens_on: date, due_on: date, limits: Limits) -> Stage | None:
    if due_on < limits.overdue_before:
        return Stage.OVERDUE
    if due_on < limits.due_before:
        return Stage.DUE
    if due_on < limits.soon_before:
        return Stage.SOON
    return Stage.OPENS if opens_on <= limits.opens_by else None


@given(st.dates(date(2022, 12, 1), date(2030, 1, 31)), st.integers(0, 40), st.integers(-20, 60))
def test_the_four_limits_say_the_same_as_the_days(opens_on: date, length: int, later: int) -> None:
    due_on, today = opens_on + length * DAY, opens_on + later * DAY
    assert by_limits(opens_on, due_on, limits_at(at(today))) == by_definition(
        opens_on, due_on, today
    )
