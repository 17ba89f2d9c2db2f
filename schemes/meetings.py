"""Which meetings a scheme has: about whom, with whom, and what each must settle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from schemes.calendar import on_or_after_working_day
from schemes.texts import _

#: "Om det handler en time" (V § 2.7); of the other kinds the sources say nothing: a setting.
USUAL_MINUTES: Final = 60
FORTNIGHT: Final = 14
HALF_A_YEAR: Final = 182


class About(StrEnum):
    CITIZEN = "citizen"
    #: Several citizens of a house at once.
    HOUSE = "house"
    #: How organisations work together; no citizen is spoken of.
    ORGANISATIONS = "organisations"


@dataclass(frozen=True, kw_only=True)
class MeetingRule:
    """A kind of meeting that a scheme has."""

    kind: str
    title: str
    #: What it is for, in a sentence to whoever calls it.
    task: str
    source: str
    about: About = About.CITIZEN
    minutes: int = USUAL_MINUTES
    #: The citizen is always invited; else never: the meeting is among professionals.
    citizen_takes_part: bool = False
    #: One person is named who presents to the citizen afterwards what was planned.
    is_told_to_citizen: bool = False
    #: A question is put to it, and it decides.
    is_asked: bool = False
    #: From one to the next; None where it is called when it is needed.
    days: int | None = None
    #: About the citizens of the house's own municipality, never about others'.
    own_citizens_only: bool = False

    def next_on(self, held_on: date) -> date:
        """Of a standing meeting; a day off moves it to the next working day."""
        return on_or_after_working_day(held_on + timedelta(days=self.days or 0))


def rules_about(rules: Iterable[MeetingRule], *about: About) -> tuple[MeetingRule, ...]:
    """Of a version's meetings those about any of these."""
    return tuple(rule for rule in rules if rule.about in about)


NETWORK_MEETING: Final = MeetingRule(
    kind="network",
    title=_("Network meeting"),
    task=_("Everybody around the citizen agrees on who does what. The citizen is always invited."),
    source="V § 2.7",
    citizen_takes_part=True,
)
PROFESSIONAL_MEETING: Final = MeetingRule(
    kind="professional",
    title=_("Professional network meeting"),
    task=_("Professionals alone. One of them presents the plan to the citizen afterwards."),
    source="V § 2.7",
    is_told_to_citizen=True,
)
LEADERS_MEETING: Final = MeetingRule(
    kind="leaders",
    title=_("Leaders' meeting"),
    task=_("A case is stuck: the leaders are asked something, and decide."),
    source="V § 2.7",
    is_asked=True,
)
#: Around one citizen. V § 2.7 tells of Herning; that the same is done elsewhere is ours.
AROUND_A_CITIZEN: Final = (NETWORK_MEETING, PROFESSIONAL_MEETING, LEADERS_MEETING)
