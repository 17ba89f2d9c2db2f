"""When a follow-up is done, said as people say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.schedule import FollowUpRule, Window


def _days_before_the_end(n: int) -> str:
    words = ngettext("%(n)d day before the planned end", "%(n)d days before the planned end", n)
    return words % {"n": n}


def _after_months(n: int) -> str:
    return ngettext("After %(n)d month", "After %(n)d months", n) % {"n": n}


def _every_days(n: int) -> str:
    return ngettext("Every day", "Every %(n)d days", n) % {"n": n}


def _after_decision(n: int) -> str:
    words = ngettext(
        "Within %(n)d weekday of the decision", "Within %(n)d weekdays of the decision", n
    )
    return words % {"n": n}


def _after_arrival(n: int) -> str:
    words = ngettext("Within %(n)d weekday of arrival", "Within %(n)d weekdays of arrival", n)
    return words % {"n": n}


def _after_leaving(n: int) -> str:
    words = ngettext("Within %(n)d weekday of leaving", "Within %(n)d weekdays of leaving", n)
    return words % {"n": n}


def _week(n: int) -> str:
    words = _("In week %(n)d, day %(first)d to %(last)d")
    return words % {"n": n, "first": 7 * n - 6, "last": 7 * n}


_WORDS: Final[dict[Window, Callable[[int], str]]] = {
    Window.ARRIVAL: lambda _n: _("On the day of arrival"),
    Window.NEXT_WORKING_DAY: lambda _n: _("On the next working day"),
    Window.WEEK: _week,
    Window.DAY: lambda n: _("On day %(n)d") % {"n": n},
    Window.MONTHLY: lambda _n: _("Each month, on the date of arrival"),
    Window.AFTER_MONTHS: _after_months,
    Window.EVERY_DAYS: _every_days,
    Window.BEFORE_END: _days_before_the_end,
    Window.ON_END: lambda _n: _("On the planned last day"),
    Window.REVIEW: _every_days,
    Window.WORKING_DAYS_AFTER: _after_arrival,
    Window.WORKING_DAYS_AFTER_LEAVING: _after_leaving,
    Window.WORKING_DAYS_AFTER_DECISION: _after_decision,
}


def when_in_words(rule: FollowUpRule) -> str:
    """Day 1 is the day of arrival."""
    return _WORDS[rule.window](rule.n)
