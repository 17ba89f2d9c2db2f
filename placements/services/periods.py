"""Dates that can be meant. What is refused here is a slip of the finger, not a judgement."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisations.problems import Problem
from placements.models import Place

#: Ours, settings: how far back something may be recorded, and how far ahead a place is booked.
PAST: Final = timedelta(days=366)
AHEAD: Final = timedelta(days=2 * 366)
EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2100, 12, 31)


def check_day(day: date, *, today: date, field: str) -> None:
    """Raise :class:`Problem` ``date_out_of_range`` outside 1900-2100, or more than a year back or
    two years ahead."""
    if not EARLIEST <= day <= LATEST:
        raise Problem(
            "date_out_of_range", _("The year must be between 1900 and 2100."), field=field
        )
    if day < today - PAST:
        raise Problem(
            "date_out_of_range", _("The day is more than a year ago. Check the year."), field=field
        )
    if day > today + AHEAD:
        raise Problem(
            "date_out_of_range",
            _("The day is more than two years ahead. Check the year."),
            field=field,
        )


def check_has_been(day: date, *, now: datetime, code: str, said: str, field: str = "on") -> None:
    """For what can only be told afterwards: moving in, leaving, completing."""
    today = timezone.localdate(now)
    check_day(day, today=today, field=field)
    if day > today:
        raise Problem(code, said, field=field)


def check_period(place: Place, starts_on: date, ends_on: date | None, *, now: datetime) -> None:
    """Raise :class:`Problem` at ``starts_on`` or ``ends_on`` unless the period can be meant.

    Order is checked before anything reaches PostgreSQL: a range turned round is a DataError.
    """
    today = timezone.localdate(now)
    check_day(starts_on, today=today, field="starts_on")
    if ends_on is not None:
        check_day(ends_on, today=today, field="ends_on")
        if ends_on <= starts_on:
            raise Problem(
                "ends_before_start", _("The last day must be after the first."), field="ends_on"
            )
    if starts_on < place.opens_on:
        raise Problem(
            "place_not_open",
            _("The place opens on %(day)s.") % {"day": date_format(place.opens_on)},
            field="starts_on",
        )
    if place.closes_on is not None and (ends_on or date.max) > place.closes_on:
        raise Problem(
            "place_not_open",
            _("The place shuts down on %(day)s.") % {"day": date_format(place.closes_on)},
            field="ends_on",
        )
