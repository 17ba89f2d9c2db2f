"""What a citizen is asked before anything is shared, when, and for how long an answer holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from schemes.texts import _


class Moment(StrEnum):
    #: From the day the stay is planned: the network is met, and shares, from then on.
    MOVING_IN = "moving_in"
    #: When somebody else takes over: a month before the planned end; with no end set, from the
    #: beginning.
    HAND_OVER = "hand_over"


@dataclass(frozen=True, kw_only=True)
class AskedConsent:
    """A purpose for which each citizen of the scheme is asked."""

    #: Of ``sharing.purposes.Purpose``.
    purpose: str
    when: Moment
    #: What it is for, as staff can say it to the citizen.
    why: str
    source: str


@dataclass(frozen=True, kw_only=True)
class SharingRules:
    asked: tuple[AskedConsent, ...]
    #: A consent holds at most so long. A health professional's to share for other ends than
    #: treatment lapses after a year (sundhedsloven § 44(2)); that no other holds longer is ours.
    longest_days: int = 365
    #: Questions after the stay share nothing, and are asked until half a year after it: ours.
    longest_days_of_questions: int = 548
    #: Ours, settings: how long a partner reads at most, and how long after the stay.
    longest_days_of_grant: int = 183
    days_after_stay: int = 30

    def longest(self, *, shares: bool) -> timedelta:
        return timedelta(days=self.longest_days if shares else self.longest_days_of_questions)

    def due(self, *, planned_end_on: date | None, on: date) -> tuple[AskedConsent, ...]:
        """Those for which the moment has come."""
        near = planned_end_on is None or on >= planned_end_on - HAND_OVER_BEFORE
        return tuple(each for each in self.asked if each.when is Moment.MOVING_IN or near)


HAND_OVER_BEFORE: Final = timedelta(days=30)
#: The key worker is told so long before a consent runs out. Ours, a setting.
TOLD_BEFORE: Final = timedelta(days=14)

HOME_SUPPORT: Final = AskedConsent(
    purpose="home_support",
    when=Moment.MOVING_IN,
    why=_("So that those who help at home know how it goes, and do not begin anew."),
    source="V §§ 2.6, 3.7",
)
RELATIVES: Final = AskedConsent(
    purpose="relatives",
    when=Moment.MOVING_IN,
    why=_("So that relatives may be told how it goes, and who may not."),
    source="V § 2.2",
)
REGION: Final = AskedConsent(
    purpose="region",
    when=Moment.MOVING_IN,
    why=_("So that psychiatry and the house do not work against each other."),
    source="V §§ 2.7, 3.7; R",
)
QUESTIONS_AFTER: Final = AskedConsent(
    purpose="questions_after",
    when=Moment.HAND_OVER,
    why=_("So that we can ask how it went, some time after the stay."),
    source="V §§ 2.9, 4.9",
)
#: Of schemes with a course that others take part in.
USUAL_SHARING: Final = SharingRules(asked=(HOME_SUPPORT, RELATIVES, REGION, QUESTIONS_AFTER))
