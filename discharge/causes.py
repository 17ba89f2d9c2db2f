"""Why a citizen who is ready for discharge still waits, and who answers for it.

The causes are those of the field (DOMAIN.md §6). Which side answers for which is our reading of
Psychiatry Act § 13 a and of who can do something about it: *verify*; it is changed here.
"""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from discharge.sides import Side


class Cause(TextChoices):
    """The keys are stored: never reused for another meaning."""

    NO_DECISION = "no_decision", _("The municipality has not decided yet")
    NO_PLACE = "no_place", _("There is no place yet")
    AGREEMENT_MISSING = "agreement_missing", _("The discharge agreement is missing")
    CITIZEN_SAYS_NO = "citizen_says_no", _("The citizen says no to what is offered")
    HOUSING = "housing", _("A home is missing or not ready")
    REGISTRATION = "registration", _("The citizen is not registered as a resident yet")
    TRANSPORT = "transport", _("Transport is missing")


#: Who answers for a cause sets it, and nobody else.
ANSWERED_FOR_BY: Final[dict[Cause, Side]] = {
    Cause.NO_DECISION: Side.RECEIVER,
    Cause.NO_PLACE: Side.RECEIVER,
    # The hospital sees to it that an agreement is made before the discharge (§ 13 a).
    Cause.AGREEMENT_MISSING: Side.SENDER,
    # It is told where the citizen is.
    Cause.CITIZEN_SAYS_NO: Side.SENDER,
    Cause.HOUSING: Side.RECEIVER,
    Cause.REGISTRATION: Side.RECEIVER,
    Cause.TRANSPORT: Side.SENDER,
}


def causes_of(sides: frozenset[Side]) -> list[Cause]:
    """Those the sides answer for, in the enum's order."""
    return [cause for cause in Cause if ANSWERED_FOR_BY[cause] in sides]
