"""What is decided at Pitstop: by agreement with the municipality, under no statute, so that there
is nobody to complain to but the house itself (V § 4)."""

from __future__ import annotations

from typing import Final

from schemes.decisions import DecisionKind, DecisionRule
from schemes.people import Office
from schemes.texts import _

ROOM_DECISIONS: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Enrolment"), source="V § 4.4", complaint=False),
    DecisionRule(
        kind=DecisionKind.REFUSAL, title=_("Cannot be enrolled"), source="V § 4.4", complaint=False
    ),
    DecisionRule(
        kind=DecisionKind.EXTENSION,
        title=_("Extension of the stay"),
        to_citizen=_("You can stay longer at Pitstop."),
        source="V § 4.1",
        complaint=False,
    ),
    DecisionRule(
        kind=DecisionKind.EXTENSION_REFUSED,
        title=_("No extension"),
        to_citizen=_("Your stay at Pitstop ends as planned."),
        source="V § 4.1",
        complaint=False,
    ),
    DecisionRule(
        kind=DecisionKind.EXPULSION,
        title=_("Asked to leave"),
        to_citizen=_("We have asked you to leave Pitstop."),
        source="V § 4.4",
        deciders=frozenset({Office.FACILITY_LEADER}),
        complaint=False,
    ),
)
