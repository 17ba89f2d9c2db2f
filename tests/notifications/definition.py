"""The stages as they are defined, for the tests to compare with."""

from __future__ import annotations

from datetime import date, timedelta

from notifications.stages import Stage
from schemes.calendar import is_working_day, next_working_day, on_or_before_working_day

DAY = timedelta(days=1)


def by_definition(opens_on: date, due_on: date, day: date) -> Stage | None:
    """The most urgent stage whose working day has come, as ``notifications.stages`` says it."""
    due = on_or_before_working_day(due_on)
    days = {
        Stage.OPENS: opens_on if is_working_day(opens_on) else next_working_day(opens_on),
        Stage.SOON: on_or_before_working_day(due - DAY),
        Stage.DUE: due,
        Stage.OVERDUE: next_working_day(due_on),
    }
    return max((stage for stage, its_day in days.items() if its_day <= day), default=None)
