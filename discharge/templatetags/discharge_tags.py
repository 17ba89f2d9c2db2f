"""What the referral's own pages show of the discharge."""

from __future__ import annotations

from django import template
from django.template import RequestContext

from discharge.models import AgreementItem, Coordinator
from discharge.models.agreement import State
from discharge.rules import Verb, obstacles
from referrals.models import Referral

register = template.Library()


@register.simple_tag
def coordinator_of(referral: Referral) -> Coordinator | None:
    """Who holds the threads now; None where nobody does."""
    return Coordinator.objects.filter(referral=referral).first()


@register.simple_tag(takes_context=True)
def asked_of_you(context: RequestContext, referral: Referral) -> list[AgreementItem]:
    """What the ward was asked to write in the agreement and has not, for one who may write it."""
    if obstacles(context["actor"], Verb.WRITE_ITEM, referral):
        return []
    asked = AgreementItem.objects.filter(referral=referral, state=State.MISSING)
    return list(asked.exclude(asked_at=None).order_by("pk"))
