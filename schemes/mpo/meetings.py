"""MPO's own meetings, of the house and between organisations. V = VIVE 2023; R = Rand's article."""

from __future__ import annotations

from typing import Final

from schemes.meetings import FORTNIGHT, HALF_A_YEAR, About, MeetingRule
from schemes.texts import _

#: "Hver anden uge" (V § 3.8): one meeting of the house about all own citizens in it.
FORTNIGHTLY: Final = MeetingRule(
    kind="fortnightly_meeting",
    title=_("Meeting with the social worker for § 110 places"),
    task=_("Go through the own municipality's citizens in the house, and none of others."),
    source="V § 3.8",
    about=About.HOUSE,
    days=FORTNIGHT,
    own_citizens_only=True,
)
HALF_YEARLY: Final = MeetingRule(
    kind="half_yearly_meeting",
    title=_("Half-yearly meeting on working together"),
    task=_("How the house and those around it work together. No citizen is spoken of."),
    source="V § 3.8",
    about=About.ORGANISATIONS,
    days=HALF_A_YEAR,
)
#: The project's had no stated rhythm (R): the follow-up of each stay says when.
REVIEW_AND_SPARRING: Final = MeetingRule(
    kind="review_meeting",
    title=_("Review and sparring meeting"),
    task=_("Discuss the citizens' courses with the colleagues from psychiatry."),
    source="R",
    about=About.HOUSE,
)
