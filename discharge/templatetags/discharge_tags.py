"""What the referral's own pages show of the discharge."""

from __future__ import annotations

from django import template

from discharge.models import Coordinator
from referrals.models import Referral

register = template.Library()


@register.simple_tag
def coordinator_of(referral: Referral) -> Coordinator | None:
    """Who holds the threads now; None where nobody does."""
    return Coordinator.objects.filter(referral=referral).first()
