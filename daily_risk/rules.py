"""Where daily risk is registered, by whom, and of whom in a shift."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.actors import Actor
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Facility, Stay
from schemes.base import Part
from schemes.shifts import HouseShifts, ShiftOfDay

REGISTER: Final = VerbRule(
    permissions=(Permission.RUN_STAYS,), label=_("Register daily risk"), address="register_risks"
)
#: Registered so long after the shift ended it is marked as late. Ours, a setting.
LATE_AFTER: Final = timedelta(hours=24)


def uses_daily_risk(stay: Stay) -> bool:
    """The scheme registers it, of who sleeps in the house: in outreach nobody is there at night."""
    return Part.DAILY_RISK in stay.version.parts and stay.scheme_track.takes_place


def shifts_of_house(house: Facility, now: datetime) -> HouseShifts:
    """The shifts whose citizens are registered; none where the house registers none."""
    rules = house.rules_on(timezone.localdate(now))
    return house.at_its_hours(rules.shifts if rules.daily_risk is not None else ())


def present_in(by: Actor, house: Facility, shift: ShiftOfDay) -> QuerySet[Stay]:
    """Who of the house was there in the shift; on the day of leaving in its first alone."""
    stays = Stay.objects.visible_to(by, facilities=[house.pk]).filter(
        status__in=[Stay.Status.HERE, Stay.Status.LEFT],
        moved_in_on__lte=shift.day,
        expected_on=None,
    )
    first = house.shifts_on(shift.day).on(shift.day)[0]
    left_later = Q(left_on=None) | Q(left_on__gt=shift.day)
    if shift.shift.key == first.key:
        left_later |= Q(left_on=shift.day)
    return stays.filter(left_later, facility=house)
