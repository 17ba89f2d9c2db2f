"""A scheme's own words for what all schemes do."""

from __future__ import annotations

from dataclasses import dataclass

from schemes.texts import _


@dataclass(frozen=True, kw_only=True)
class Words:
    """The scheme's own words for what all schemes do (DOMAIN.md §2). English source texts."""

    accept: str  # button: "Award the stay" / "Admit"
    accepted: str  # state: "Awarded" / "Admitted"
    refuse: str
    refused: str
    decision: str  # "Visitation" / "Admission"
    move_in: str  # button: "The citizen moves in"
    moved_in: str  # state: "Moved in"
    move_out: str
    moved_out: str
    plan: str  # "agreement on the effort" / "stay plan" / ""
    leader: str  # "facility leader" / "forstander"
    #: The same on a narrow button: "Move in" / "Enrol" / "Has arrived".
    arrive: str = _("Has arrived")
    leave: str = _("Has left")
    arrival_day: str = _("Day of arrival")
    leaving_day: str = _("Day of departure")
    #: "here since" / "enrolled since"
    since: str = _("here since")
    #: To the citizen, in a letter: what is given, what is refused.
    given: str = _("You get a stay with us.")
    not_given: str = _("We refuse your application for a stay with us.")
    ask_to_leave: str = _("Ask the citizen to leave")
    cancelled: str = _("The stay was cancelled")
    no_show: str = _("The citizen did not come")
