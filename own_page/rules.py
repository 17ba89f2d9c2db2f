"""What may be done around the citizen's page, when, and by whom; and when the page is open."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

import schemes
from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Facility, Stay
from schemes.base import Part

Status = Stay.Status


class Verb(StrEnum):
    GIVE_CARD = "give_card"
    END_CARD = "end_card"
    UNLOCK_CARD = "unlock_card"
    OPEN_SECTION = "open_section"
    SEE_MESSAGE = "see_message"
    CHOOSE_CHANNEL = "choose_channel"
    WRITE_REPLY = "write_reply"
    ASK_CONSENT = "ask_consent"
    TAKE_BACK_CONSENT = "take_back_consent"
    REMEMBER = "remember"


_HOUSE: Final = (Permission.RUN_STAYS,)
#: As a consent is asked for on paper (sharing).
_CASE: Final = (Permission.FOLLOW_UP,)

RULES: Final[dict[Verb, VerbRule]] = {
    Verb.GIVE_CARD: VerbRule(permissions=_HOUSE, label=_("Make a card"), address="give_own_card"),
    Verb.END_CARD: VerbRule(permissions=_HOUSE, label=_("End the card"), address="end_own_card"),
    Verb.UNLOCK_CARD: VerbRule(
        permissions=_HOUSE, label=_("Let the card open again"), address="unlock_own_card"
    ),
    Verb.OPEN_SECTION: VerbRule(
        permissions=_HOUSE, label=_("Open on the citizen's page"), address="open_section"
    ),
    Verb.SEE_MESSAGE: VerbRule(permissions=_HOUSE, label=_("Seen"), address="see_message"),
    Verb.CHOOSE_CHANNEL: VerbRule(
        permissions=_HOUSE, label=_("How the citizen is asked"), address="choose_channel"
    ),
    Verb.WRITE_REPLY: VerbRule(
        permissions=_HOUSE, label=_("Write the answers down"), address="write_reply"
    ),
    Verb.ASK_CONSENT: VerbRule(
        permissions=_CASE,
        label=_("Ask for a consent on the citizen's page"),
        address="ask_own_consent",
    ),
    Verb.TAKE_BACK_CONSENT: VerbRule(
        permissions=_CASE, label=_("Take the question back"), address="take_back_own_consent"
    ),
    Verb.REMEMBER: VerbRule(permissions=_HOUSE, label=_("A guest's card"), address="guest_card"),
}

#: Ours, a setting: a card opens for so long at most, past the last questions.
LONGEST_CARD: Final = timedelta(days=400)
USUAL_CARD: Final = timedelta(days=365)


def has_page(stay: Stay) -> bool:
    """Whether the stay's scheme has the citizen's own page."""
    return Part.OWN_PAGE in stay.version.parts


def is_closed_for_good(stay: Stay) -> bool:
    """The citizen has died, or the stay never came to be: the page is closed kindly."""
    return stay.citizen.died_on is not None or stay.status in (Status.CANCELLED, Status.NO_SHOW)


def obstacle(stay: Stay) -> Problem | None:
    """Why nothing is written around the page any more; None where it is."""
    if not has_page(stay):
        return Conflict("no_own_page", _("Here the citizen has no page of their own."))
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if is_closed_for_good(stay):
        return Conflict("stay_ended", _("The stay is over: it can be read, and not changed."))
    return None


def remembers_guests(by: Actor) -> bool:
    """Whether the person works at a house whose scheme has the guests' cards."""
    houses = Facility.objects.visible_to(by).values_list("scheme", flat=True)
    return any(
        Part.REMEMBERED in version.parts
        for key in set(houses)
        for version in schemes.get(key).versions
    )


def month_of(day: date) -> date:
    return day.replace(day=1)
