"""What is decided about a citizen in the course of a stay, and what the law makes of each decision.

An award and its refusal are of every scheme. What else is a decision, who makes it, and whether it
can be complained of, differs: under § 110 the leader decides a discharge and an expulsion, under
§ 84 the authority decides an extension and its refusal, and at Pitstop nothing is decided by
statute (DOMAIN.md §§ 3, 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from schemes.people import Office
from schemes.texts import _


class DecisionKind(StrEnum):
    AWARD = "award"
    #: Something else or less than was applied for.
    PARTIAL = "partial"
    REFUSAL = "refusal"
    EXTENSION = "extension"
    EXTENSION_REFUSED = "extension_refused"
    #: The hours of support, in per cent of the base.
    INTENSITY = "intensity"
    #: The authority takes an award back, from a day on.
    AWARD_ENDED = "award_ended"
    #: The leader's, § 110(4).
    DISCHARGE = "discharge"
    #: The municipality's, § 110(5).
    MUNICIPALITY_DISCHARGE = "municipality_discharge"
    EXPULSION = "expulsion"


#: Those that let a citizen be in a place, each for its own days.
ALLOWING: Final = frozenset({DecisionKind.AWARD, DecisionKind.PARTIAL, DecisionKind.EXTENSION})
#: The answers to a referral that give what was asked for, or some of it.
AWARDS: Final = frozenset({DecisionKind.AWARD, DecisionKind.PARTIAL})
#: All answers to a referral.
ANSWERS: Final = AWARDS | {DecisionKind.REFUSAL}


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What must hold before a decision may be made."""

    key: str
    #: In a word or two: "Lease".
    name: str
    question: str
    #: The sections that ask for it.
    source: str
    #: What is missing, where it does not hold.
    missing: str
    #: That it holds, in a letter to the citizen.
    to_citizen: str = ""


@dataclass(frozen=True, kw_only=True)
class DecisionRule:
    """A kind of decision as one track makes it."""

    kind: DecisionKind
    #: "Refusal of an extension"
    title: str
    #: What was decided, to the citizen. "": the scheme's words for an answer say it.
    to_citizen: str = ""
    #: The section it rests on, where the award's own legal basis does not say it.
    law: str = ""
    source: str = ""
    #: Who makes it; none named: whoever decides the award.
    deciders: frozenset[Office] = frozenset()
    #: Whether there is anybody to complain to.
    complaint: bool = True
    #: The first day whose decisions can't be complained of, where a law has said so since.
    complaint_until: date | None = None
    conditions: tuple[Condition, ...] = ()

    def can_be_complained_about(self, decided_on: date) -> bool:
        """Whether one made that day can be complained of."""
        if not self.complaint:
            return False
        return self.complaint_until is None or decided_on < self.complaint_until


#: What a track decides that says nothing of it.
ORDINARY: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Award")),
    DecisionRule(kind=DecisionKind.REFUSAL, title=_("Refusal")),
    DecisionRule(
        kind=DecisionKind.EXTENSION,
        title=_("Extension of the stay"),
        to_citizen=_("Your stay with us is made longer."),
    ),
)
