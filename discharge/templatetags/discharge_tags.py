"""What the referral's own pages show of the discharge."""

from __future__ import annotations

from django import template

from discharge.models import AgreementItem, Coordinator
from discharge.models.agreement import State
from referrals.models import Referral

register = template.Library()


@register.simple_tag
def coordinator_of(referral: Referral) -> Coordinator | None:
    """Who holds the threads now; None where nobody does."""
    return Coordinator.objects.filter(referral=referral).first()


@register.simple_tag
def asked_of_ward(referral: Referral) -> list[AgreementItem]:
    """What the ward was asked to write in the agreement, and has not written."""
    return list(
        AgreementItem.objects.filter(
            referral=referral, state=State.MISSING, asked_at__isnull=False
        ).order_by("pk")
    )
