"""Who opens, describes and closes houses and places, and what the buttons say.

Of which houses: ``Facility.objects.run_by``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from organisations.roles import Permission
from organisations.verb_rules import VerbRule


class HouseVerb(StrEnum):
    OPEN = "open"
    CHANGE = "change"
    CLOSE = "close"
    REOPEN = "reopen"
    OPEN_PLACES = "open_places"
    DESCRIBE_PLACE = "describe_place"
    END_PLACE = "end_place"
    KEEP_PLACE = "keep_place"
    CHANGE_SCHEDULE = "change_schedule"
    SHIFT_HOURS = "shift_hours"


_RUN: Final = (Permission.RUN_HOUSES,)

RULES: Final[dict[HouseVerb, VerbRule]] = {
    HouseVerb.OPEN: VerbRule(
        permissions=(Permission.OPEN_HOUSES,), label=_("Open a new house"), address="open_house"
    ),
    HouseVerb.CHANGE: VerbRule(
        permissions=_RUN, label=_("Change the house"), address="change_house"
    ),
    HouseVerb.CLOSE: VerbRule(permissions=_RUN, label=_("Close the house"), address="close_house"),
    HouseVerb.REOPEN: VerbRule(
        permissions=_RUN, label=_("Let the house stay open"), address="reopen_house"
    ),
    HouseVerb.OPEN_PLACES: VerbRule(
        permissions=_RUN, label=_("Open places"), address="open_places"
    ),
    HouseVerb.DESCRIBE_PLACE: VerbRule(
        permissions=_RUN, label=_("Change the place"), address="describe_place"
    ),
    HouseVerb.END_PLACE: VerbRule(
        permissions=_RUN, label=_("Close the place for good"), address="end_place"
    ),
    HouseVerb.KEEP_PLACE: VerbRule(
        permissions=_RUN, label=_("Let the place stay open"), address="keep_place"
    ),
    HouseVerb.CHANGE_SCHEDULE: VerbRule(
        permissions=_RUN, label=_("Follow-ups of the house"), address="house_schedule"
    ),
    HouseVerb.SHIFT_HOURS: VerbRule(
        permissions=_RUN, label=_("Set the hours of the shifts"), address="shift_hours"
    ),
}
