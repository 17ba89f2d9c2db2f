"""What the kinds of referrers are called on the page."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from schemes.base import Referrer

WORDS: Final[dict[Referrer, Promise]] = {
    Referrer.AUTHORITY: _("The municipality's authority"),
    Referrer.PSYCHIATRY: _("Regional psychiatry"),
    Referrer.HOSPITAL: _("Hospital"),
    Referrer.GP: _("General practitioner"),
    Referrer.SUBSTANCE_TREATMENT: _("Substance treatment"),
    Referrer.POLICE: _("The police"),
    Referrer.HOME_SUPPORT: _("Home support"),
    Referrer.OUTREACH: _("Outreach worker"),
    Referrer.SOCIAL_PSYCHIATRY: _("Social psychiatry"),
    Referrer.DROP_IN_CENTRE: _("Drop-in centre"),
    Referrer.ACUTE_TEAM: _("Acute team"),
    Referrer.OTHER_PUBLIC: _("Another public body"),
    Referrer.CITIZEN: _("The citizen"),
}


def referrer_in_words(referrer: str) -> str:
    return str(WORDS[Referrer(referrer)]) if referrer in list(Referrer) else referrer
