"""Green, yellow or red: how a shift went with each citizen (R, the MPO project)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from schemes.criteria import Choice
from schemes.texts import _


class Level(StrEnum):
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Run(StrEnum):
    """Shifts one after another that somebody is told of."""

    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, kw_only=True)
class DailyRisk:
    """That a scheme registers it, and from when on a run is told to the key worker."""

    source: str
    #: So many registered shifts in a row that were yellow or red. Ours, a setting: a whole day.
    yellow_run: int = 3
    #: So many in a row that were red. Ours, a setting: the first.
    red_run: int = 1


#: What staff can say they used, in plain words of our own. Safewards as method (R); the method's
#: own texts belong to others and are not shipped. Nothing has to be chosen.
METHODS: Final = (
    Choice(key="expectations", label=_("We agreed on what we expect of each other")),
    Choice(key="kind_words", label=_("Friendly words")),
    Choice(key="talking_down", label=_("Talked it down")),
    Choice(key="good_words", label=_("Said what went well")),
    Choice(key="bad_news", label=_("Bad news given gently")),
    Choice(key="knowing", label=_("Got to know each other")),
    Choice(key="house_meeting", label=_("Helped each other at the house meeting")),
    Choice(key="calming", label=_("Things that calm")),
    Choice(key="reassurance", label=_("Gave reassurance afterwards")),
    Choice(key="hope", label=_("A greeting from somebody who has moved on")),
)


def streak(levels: Sequence[str], run: Run) -> int:
    """How many of the newest registered shifts belong to the run; ``levels`` oldest first.

    A shift that was not registered stands in no list: it neither ends a run nor lengthens it.
    """
    belongs = {Level.RED} if run is Run.RED else {Level.YELLOW, Level.RED}
    length = 0
    for level in reversed(levels):
        if level not in belongs:
            break
        length += 1
    return length


def is_run(rule: DailyRisk, levels: Sequence[str], run: Run) -> bool:
    """Whether the newest shifts are so many in a row that the key worker is told."""
    wanted = rule.red_run if run is Run.RED else rule.yellow_run
    return streak(levels, run) >= wanted
