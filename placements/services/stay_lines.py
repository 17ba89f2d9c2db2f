"""Lines of a stay: what stands of some days gives way to what is written now."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date, datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.checks import Checks
from organisations.actors import Actor
from placements.models import Stay
from placements.models.stay_line import StayLine, common

#: Ours, a setting: what is written for a day further ahead is a slip of the finger.
FURTHEST: Final = timedelta(days=366)


def give_way(
    lines: Iterable[StayLine],
    starts_on: date,
    ends_on: date | None,
    *,
    by: Actor,
    reason: str,
    now: datetime,
) -> None:
    """Withdraw the lines that say something of [starts_on, ends_on). What is left of them before
    and after is written anew, as it was said."""
    for line in lines:
        if common((line.starts_on, line.ends_on), (starts_on, ends_on)) is None:
            continue
        rest = []
        for period in line.besides(starts_on, ends_on):
            left = copy(line)
            left.pk, left._state = None, copy(line._state)
            left._state.adding = True
            left.starts_on, left.ends_on = period
            rest.append(left)
        line.withdrawn_at, line.withdrawn_by, line.withdrawn_reason = now, by.user, reason
        line.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        for left in rest:
            left.save(force_insert=True)


def checked_days(
    checks: Checks, stay: Stay, starts_on: date | None, last_on: date | None, now: datetime
) -> tuple[date | None, date | None]:
    """The first day and the day after the last, as typed; nothing begins after the stay."""
    first = checks.day("starts_on", starts_on, missing=_("Write the first day."))
    last = checks.day("last_on", last_on)
    if first is not None and first > timezone.localdate(now) + FURTHEST:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="starts_on")
    if first is not None and stay.left_on is not None and first >= max_day(stay):
        checks.add(
            "after_leaving",
            _("The citizen left on %(day)s. Write a day before.")
            % {"day": date_format(stay.left_on)},
            field="starts_on",
        )
    if first is not None and last is not None and last < first:
        checks.add("ends_before", _("The last day comes before the first."), field="last_on")
    return first, last + timedelta(days=1) if last is not None else None


def max_day(stay: Stay) -> date:
    """The first day that is none of the stay's; of one without a night the day itself is one."""
    assert stay.left_on is not None
    if stay.left_on == stay.moved_in_on:
        return stay.left_on + timedelta(days=1)
    return stay.left_on
