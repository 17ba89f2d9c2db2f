"""What is decided under § 110, and in the project before it (DOMAIN.md § 7)."""

from __future__ import annotations

from datetime import date
from typing import Final

from schemes.base import Condition, DecisionKind, DecisionRule, Office, _

#: An expulsion can't be complained of since L 130/2025. The day it came into force: *verify*.
NO_COMPLAINT_OF_EXPULSION_FROM: Final = date(2025, 7, 1)

_AWARD = DecisionRule(
    kind=DecisionKind.AWARD, title=_("Admission"), law=_("§ 110(4)"), source="§ 110"
)
_REFUSAL = DecisionRule(
    kind=DecisionKind.REFUSAL, title=_("Refusal of admission"), law=_("§ 110(4)"), source="§ 110"
)

#: All five must hold.
_CONDITIONS: Final = (
    Condition(
        key="plan",
        name=_("Plan"),
        source=_("§ 110(5); §§ 141, 142"),
        question=_("Is there a plan under § 141 or § 142?"),
        missing=_("The municipality must have made a plan under § 141 or § 142 first."),
        to_citizen=_("There is a plan for the help you get (§ 141 or § 142)."),
    ),
    Condition(
        key="home",
        name=_("Home"),
        source=_("§ 110(5); §§ 107, 108"),
        question=_("Is a home assigned, or help decided under § 107 or § 108?"),
        missing=_("A home must be assigned, or help decided under § 107 or § 108, first."),
        to_citizen=_("You have been given a home, or help is decided under § 107 or § 108."),
    ),
    Condition(
        key="support",
        name=_("Support in the home"),
        source=_("§ 110(5)"),
        question=_("Is the support in the home decided?"),
        missing=_("The support in the home must be decided first."),
        to_citizen=_("It is decided what help you get in your home."),
    ),
    Condition(
        key="lease",
        name=_("Lease"),
        source=_("§ 110(5)"),
        question=_("Is the lease signed?"),
        missing=_("The lease must be signed first."),
        to_citizen=_("The lease of your home is signed."),
    ),
    Condition(
        key="move",
        name=_("Can move in"),
        source=_("§ 110(5)"),
        question=_("Can the citizen move in there?"),
        missing=_("The citizen must be able to move in there first."),
        to_citizen=_("You can move into your home."),
    ),
)

PLACE_DECISIONS: Final = (
    _AWARD,
    _REFUSAL,
    DecisionRule(
        kind=DecisionKind.DISCHARGE,
        title=_("Discharge by the leader"),
        to_citizen=_("You are discharged from your place with us."),
        law=_("§ 110(4)"),
        source="§ 110",
        deciders=frozenset({Office.FACILITY_LEADER}),
    ),
    DecisionRule(
        kind=DecisionKind.MUNICIPALITY_DISCHARGE,
        title=_("Discharge by the municipality"),
        to_citizen=_("The municipality has decided that you move to the home you have been given."),
        law=_("§ 110(5)"),
        source="§ 110",
        deciders=frozenset({Office.CASEWORKER}),
        conditions=_CONDITIONS,
    ),
    DecisionRule(
        kind=DecisionKind.EXPULSION,
        title=_("Expulsion"),
        to_citizen=_("You are expelled from your place with us."),
        law=_("§ 110"),
        source="§ 110; L 130/2025",
        deciders=frozenset({Office.FACILITY_LEADER}),
        complaint_until=NO_COMPLAINT_OF_EXPULSION_FROM,
    ),
)

#: Outreach: agreed, declined, and ended when it is no longer wanted or needed.
OUTREACH_DECISIONS: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Agreement on outreach"), source="V § 3.6"),
    DecisionRule(kind=DecisionKind.REFUSAL, title=_("Refusal of outreach"), source="V § 3.6"),
)

PROJECT_DECISIONS: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Admission"), source="V § 3.4; R"),
    DecisionRule(kind=DecisionKind.REFUSAL, title=_("Refusal of admission"), source="V § 3.4; R"),
    DecisionRule(
        kind=DecisionKind.EXTENSION,
        title=_("Extension of the stay"),
        to_citizen=_("Your stay with us is made longer."),
        source="R",
    ),
    DecisionRule(
        kind=DecisionKind.EXTENSION_REFUSED,
        title=_("Refusal of an extension"),
        to_citizen=_("We refuse to make your stay longer."),
        source="R",
    ),
)
