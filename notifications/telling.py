"""How an event that is news is told, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.problems import Text
from notifications.readers import Audience


class Asker(Enum):
    """Whether the one who asked for the place is told too."""

    NOT = "not"
    #: Only who works in the house's own organisation: how a stay goes is no longer the sender's.
    OF_THE_HOUSE = "of_the_house"
    ALWAYS = "always"


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An event that is news: for whom, and how it is told."""

    #: %(about)s is a reference, a facility or a colleague, never a citizen.
    sentence: Text
    to: tuple[Audience, ...] = ()
    asker: Asker = Asker.NOT
    #: The field of the scheme's words that says it in place of the sentence.
    words: str = ""
    #: It answers the news that a referral has come in, which is then withdrawn.
    answers_the_referral: bool = False
