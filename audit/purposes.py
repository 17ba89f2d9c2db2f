"""Why somebody reads about a citizen; kept with every reading (SECURITY.md)."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from organisations.roles import Role


class Purpose(TextChoices):
    """The keys are stored in the read log: never a text, never reused for another meaning."""

    # Chosen by whoever searches, or wants to see a whole number.
    CASE = "case", _("I am working on the citizen's case")
    STAY = "stay", _("The citizen stays here or is on the way")
    CALL = "call", _("The citizen or a relative is asking")
    PARTNER = "partner", _("A partner is asking (hospital, doctor, police …)")
    CORRECTION = "correction", _("I am checking or correcting information")
    # A supervisor's, whatever the page: they inspect, and work on nobody's case.
    INSPECTION = "inspection", _("Inspection")
    # What a page is for says it.
    OWN_WORK = "own_work", _("An overview of one's own work")
    FIGURES = "figures", _("Figures of the facilities")
    PLACES = "places", _("An overview of the places")
    GUEST_ROOM = "guest_room", _("Granting the guest room")
    WORKLIST = "worklist", _("An overview of the referrals")
    ASSESSMENT = "assessment", _("Assessing a referral")
    PLACING = "placing", _("Finding a place for a referral")
    LETTER = "letter", _("Writing to the citizen")
    TEAM = "team", _("Sharing the work among colleagues")
    SUPERVISION = "supervision", _("Management supervision")
    OWN_REFERRAL = "own_referral", _("Following one's own referral")
    GRANT = "grant", _("Reading what another organisation has given access to")


#: What a person can choose among, in this order.
CHOSEN_BY_PEOPLE: Final = (
    Purpose.CASE,
    Purpose.STAY,
    Purpose.CALL,
    Purpose.PARTNER,
    Purpose.CORRECTION,
)


def of_role(role: Role | None) -> Purpose | None:
    """Why somebody in the role looks, whatever the page; None where the page or the person says."""
    return Purpose.INSPECTION if role is Role.SUPERVISOR else None


def choices() -> list[tuple[str, str]]:
    """For a form's field: none is chosen beforehand."""
    return [
        ("", str(_("Choose …"))),
        *((purpose.value, str(purpose.label)) for purpose in CHOSEN_BY_PEOPLE),
    ]
