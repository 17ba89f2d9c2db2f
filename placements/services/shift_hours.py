"""When a house changes shifts, where not at the hours of its scheme (``schemes/shifts.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.events import HouseEvent
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility
from placements.services.houses import lock_house
from placements.services.local_standards import check_start


@transaction.atomic
def set_shift_hours(
    *,
    by: Actor,
    house: Facility,
    starts_on: date | None,
    begins: Mapping[str, time | None],
    now: datetime,
    shown: Shown | None = None,
) -> Facility:
    """From ``starts_on``, today at the earliest, each shift (by its key) begins at these hours.

    What was written before stands in the house's history, and so do the shifts of days that have
    passed. What was to count from that day or a later one gives way. The same again changes
    nothing. Raises :class:`Problems` at the fields, :class:`~core.shown.Stale` where a colleague
    set others since ``shown``.
    """
    RULES[HouseVerb.SHIFT_HOURS].must(by)
    row = lock_house(by, house)
    merged = merge(shown, typed=_in_words(begins), standing=hours_shown(row))
    checks = Checks()
    day = check_start(checks, starts_on, today=timezone.localdate(now))
    shifts = row.rules_on(day).shifts
    hours = []
    for shift in shifts:
        if words := merged.get(shift.key):
            hours.append(time.fromisoformat(words.replace(".", ":")))
        else:
            checks.add("missing", _("Write the time."), field=shift.key)
    if not checks.problems and any(after <= before for before, after in pairwise(hours)):
        wrong = _("Each shift begins later in the day than the one before it.")
        checks.add("wrong_order", wrong, field=shifts[-1].key)
    checks.raise_any()
    written = [day.isoformat(), *(begin.strftime("%H:%M") for begin in hours)]
    if row.shift_hours and row.shift_hours[-1] == written:
        return row
    kept = [each for each in row.shift_hours if each[0] < written[0]]
    row.shift_hours = [*kept, written]
    row.save(update_fields=["shift_hours"])
    record(row, HouseEvent.SHIFT_HOURS_SET, by=by, at=now, house=row.name, on=day)
    return row


def hours_shown(house: Facility) -> dict[str, str]:
    """What was written last, as the form shows it: in force or to come."""
    latest = date.max if house.shift_hours else timezone.localdate()
    usual = house.rules_on(timezone.localdate()).shifts
    shifts = house.at_its_hours(usual).on(latest)
    return _in_words({shift.key: shift.begins for shift in shifts})


def _in_words(begins: Mapping[str, time | None]) -> dict[str, str]:
    return {key: begin.strftime("%H.%M") if begin else "" for key, begin in begins.items()}
