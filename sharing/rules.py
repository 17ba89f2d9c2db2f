"""What may be done about consents and access for partners, when, and by whom; and whether a grant
opens."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.roles import Permission
from organisations.verb_rules import VerbRule
from placements.models import Stay
from schemes.base import Part
from schemes.consents import SharingRules
from sharing.models import Grant


class Verb(StrEnum):
    ASK = "ask"
    WITHDRAW = "withdraw"
    GIVE_ACCESS = "give_access"
    REVOKE = "revoke"


_CASE: Final = (Permission.FOLLOW_UP,)
_ACCESS: Final = (Permission.GIVE_ACCESS,)
RULES: Final[dict[Verb, VerbRule]] = {
    Verb.ASK: VerbRule(
        permissions=_CASE, label=_("Write down an answer"), address="answer_consent"
    ),
    Verb.WITHDRAW: VerbRule(
        permissions=_CASE, label=_("Withdraw the consent"), address="withdraw_consent"
    ),
    Verb.GIVE_ACCESS: VerbRule(
        permissions=_ACCESS, label=_("Give a partner access"), address="give_access"
    ),
    Verb.REVOKE: VerbRule(permissions=_ACCESS, label=_("End the access"), address="revoke_access"),
}

_TAKES_BACK: Final = (Verb.WITHDRAW, Verb.REVOKE)


def uses_consents(stay: Stay) -> bool:
    """The scheme writes consents down."""
    return Part.CONSENTS in stay.version.parts and stay.version.sharing is not None


def sharing_rules(stay: Stay) -> SharingRules:
    """Of a stay whose scheme writes consents down."""
    rules = stay.version.sharing
    assert rules is not None, "asked of stays with consents"
    return rules


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why it can't be done with the stay, whoever asks; None where it can be. What was given can
    always be taken back."""
    if verb in _TAKES_BACK:
        return None
    if not uses_consents(stay):
        return Problem("no_consents", _("Here no consents are written down."))
    if stay.citizen.is_anonymous:
        return Problem(
            "anonymous", _("The citizen is anonymous: nothing is shared, and nothing is asked.")
        )
    if stay.citizen.died_on is not None:
        return Conflict("citizen_died", _("The citizen has died."))
    if stay.status in (Stay.Status.CANCELLED, Stay.Status.NO_SHOW):
        return Conflict("stay_ended", _("The stay did not come about."))
    if verb is Verb.GIVE_ACCESS and stay.status == Stay.Status.LEFT:
        return Conflict("stay_ended", _("The stay is over: nobody is given access any more."))
    return None


def check(stay: Stay, verb: Verb) -> None:
    """Raise the obstacle, where there is one."""
    if problem := obstacle(stay, verb):
        raise problem


def against_reading(grant: Grant, today: date) -> str:
    """Why the grant opens nothing on the day; "" where it opens. In words to the organisation that
    gave it: the partner is told only that it is over.

    The grant comes from ``Grant.objects.with_what_they_rest_on(today)``.
    """
    if grant.revoked_at is not None:
        return str(_("The access was ended."))
    if grant.citizen.died_on is not None:
        return str(_("The citizen has died."))
    if today < grant.starts_on:
        return str(_("The access has not begun yet."))
    if today >= grant.ends_on:
        return str(_("The access has run out."))
    if grant.consent_id is not None and not grant.consent_holds:
        return str(_("The consent it rests on does not hold any more."))
    return _against_stay(grant.stay, today)


def _against_stay(stay: Stay, today: date) -> str:
    if stay.status in (Stay.Status.CANCELLED, Stay.Status.NO_SHOW) or not uses_consents(stay):
        return str(_("The stay did not come about."))
    if stay.left_on is not None:
        last = stay.left_on + timedelta(days=sharing_rules(stay).days_after_stay)
        if today > last:
            return str(_("The stay is over, and so is the time after it."))
    return ""
