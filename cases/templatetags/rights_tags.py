"""What the pages of a referral show of what is owed on it."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils import timezone

from cases.rights import Owed, rights_of_referral
from referrals.clock import Clock
from referrals.models import Referral

register = template.Library()


@register.simple_tag
def owed_on_referral(referral: Referral, clock: Clock) -> list[Owed]:
    return rights_of_referral(referral, clock, timezone.localdate())


@register.simple_tag(takes_context=True)
def way_to(context: Context, owed: Owed) -> str:
    """Where the reader puts it right, or reads of it."""
    return owed.url_for(context["actor"])
