"""Whom a referral brings in sight: contributed to ``placements.visibility``."""

from __future__ import annotations

from django.db.models import OuterRef, Q, QuerySet

from core.db.looked_up import IsLookedUp
from organisations.actors import Actor
from placements.models import Facility
from referrals.models.referral import Referral


def referred_to(facilities: QuerySet[Facility]) -> Q:
    """Citizens who belong to the facilities by a referral to one of them.

    Not by one that was withdrawn, and not by one of their own about somebody whom they knew by
    number alone, before it is accepted.
    """
    shows = Q(shows_citizen=True) | Q(status=Referral.Status.ACCEPTED)
    referrals = Referral.objects.filter(shows, facility__in=facilities)
    withdrawn = Referral.Status.WITHDRAWN
    return Q(pk__in=referrals.exclude(status=withdrawn).values("citizen"))


def referred_to_schemes(keys: list[str], actor: Actor) -> Q:
    """Citizens of the actor's organisation who were referred to one of the schemes."""
    own = Referral.objects.filter(controller=actor.organisation, scheme__in=keys)
    return Q(IsLookedUp(own.filter(citizen=OuterRef("pk"))))


def referred_in_sight_of(actor: Actor) -> Q:
    return Q(IsLookedUp(Referral.objects.visible_to(actor).filter(citizen=OuterRef("pk"))))
