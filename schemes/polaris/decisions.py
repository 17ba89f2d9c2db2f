"""What is decided in POLARIS: all by the authority, under § 84, with complaint to Ankestyrelsen."""

from __future__ import annotations

from typing import Final

from schemes.base import DecisionKind, DecisionRule, _

HOME_DECISIONS: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Award of the stay"), source="V § 2.4"),
    DecisionRule(
        kind=DecisionKind.PARTIAL, title=_("Award of less than was applied for"), source="§ 84"
    ),
    DecisionRule(kind=DecisionKind.REFUSAL, title=_("Refusal of the stay"), source="V § 2.4"),
    DecisionRule(
        kind=DecisionKind.EXTENSION,
        title=_("Extension of the stay"),
        to_citizen=_("Your stay with us is made longer."),
        source="V § 2.6",
    ),
    DecisionRule(
        kind=DecisionKind.EXTENSION_REFUSED,
        title=_("Refusal of an extension"),
        to_citizen=_("We refuse to make your stay longer."),
        source="V § 2.6",
    ),
    DecisionRule(
        kind=DecisionKind.INTENSITY,
        title=_("Change of the support"),
        to_citizen=_("The support you get in the home is changed."),
        source="V § 2.3",
    ),
    DecisionRule(
        kind=DecisionKind.AWARD_ENDED,
        title=_("End of the award"),
        to_citizen=_("Your stay with us ends earlier than we had decided."),
        source="§ 84",
    ),
)

GUEST_DECISIONS: Final = (
    DecisionRule(kind=DecisionKind.AWARD, title=_("Grant of the guest room"), source="V § 2.2"),
    DecisionRule(kind=DecisionKind.REFUSAL, title=_("Refusal of the guest room"), source="V § 2.2"),
    DecisionRule(
        kind=DecisionKind.EXTENSION,
        title=_("More nights in the guest room"),
        to_citizen=_("You can stay longer in our guest room."),
        source="V § 2.2",
    ),
)
