"""Who can be rung about a referral: the same person as last time, most often."""

from __future__ import annotations

from organisations.actors import Actor
from referrals.models import Referral
from schemes.base import Referrer

CONTACT_FACTS = ("referrer", "contact_name", "contact_function", "contact_phone")


def usual_contact(by: Actor) -> dict[str, str]:
    """What ``by`` wrote of themselves in the last referral they sent from this organisation.

    Someone who has sent none is at least known by name. A citizen who asked in person is nobody's
    usual contact.
    """
    last = (
        Referral.objects.filter(sender=by.organisation, submitted_by=by.user)
        .exclude(referrer=Referrer.CITIZEN)
        .order_by("-submitted_at")
        .values(*CONTACT_FACTS)
        .first()
    )
    return dict(last) if last else {"contact_name": by.name}
