"""Whom a house must tell of an incident by law, and by when. What else it tells, the house says.

Neither the report nor the article names these duties: both are *verify*, dated, and taken from the
acts themselves. A house that knows better sets its own line beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from schemes.base import Version
from schemes.texts import _


@dataclass(frozen=True, kw_only=True)
class ReportDuty:
    key: str
    to_whom: str
    #: Counted from the incident.
    within: timedelta
    #: What of the incident asks for it: force was used, or somebody at work was hurt.
    asked_by: str
    source: str
    since: date
    #: Asked only of houses whose stays are decided under an act of law (``Version.act``).
    under_act: bool = False
    until: date | None = None

    def is_in_force_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


FORCE_USED: Final = "force_used"
STAFF_HURT: Final = "staff_hurt"

DUTIES: Final = (
    # SEL § 136: each use of force is recorded, by the day after, and reported. *verify*
    ReportDuty(
        key="use_of_force",
        to_whom=_("The municipality and the social supervision (socialtilsynet): use of force"),
        within=timedelta(days=1),
        asked_by=FORCE_USED,
        source="SEL § 136",
        since=date(2020, 1, 1),
        under_act=True,
    ),
    # Within 14 days of the injury, where it leads to more than the day's absence. *verify*
    ReportDuty(
        key="work_injury",
        to_whom=_("The working environment authority (Arbejdstilsynet): injury at work"),
        within=timedelta(days=14),
        asked_by=STAFF_HURT,
        source="Arbejdsskadesikringsloven § 33",
        since=date(2004, 1, 1),
    ),
)


def duties_on(
    day: date, version: Version, *, force_used: bool, staff_hurt: bool
) -> list[ReportDuty]:
    """Those that an incident of that day asks for in a house of the scheme."""
    asked = {FORCE_USED: force_used, STAFF_HURT: staff_hurt}
    return [
        each
        for each in DUTIES
        if each.is_in_force_on(day) and asked[each.asked_by] and (version.act or not each.under_act)
    ]
