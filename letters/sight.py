"""Whose letters somebody reads: those of the referrals and stays in sight."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from letters.models import SentLetter
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, Stay
from referrals.models import Referral

#: How a referral is reached from each answer it had: the one that holds, and those before it.
_ANSWERED: tuple[str, ...] = (
    "referral",
    "replaced_by__referral",
    "replaced_by__replaced_by__referral",
)


def decisions_in_sight(actor: Actor) -> QuerySet[Decision]:
    """Of the actor's organisation: the answers to referrals in sight, and what was decided of
    stays in sight. A sender reads the answer, and no letter."""
    rows = Decision.objects.filter(controller=actor.organisation)
    referrals = Referral.objects.visible_to(actor).filter(controller=actor.organisation)
    sight = Q(*((f"{way}__in", referrals) for way in _ANSWERED), _connector=Q.OR)
    if actor.may(Permission.SEE_CITIZENS):
        sight |= Q(stay__in=Stay.objects.visible_to(actor))
    return rows.filter(sight)


def decisions_of(
    actor: Actor, *, referral: Referral | None = None, stay: Stay | None = None
) -> QuerySet[Decision]:
    """Of one case, whichever end one comes from; oldest first."""
    about = Q(pk=None)
    if referral is not None:
        about |= Q(*((way, referral) for way in _ANSWERED), _connector=Q.OR)
        stay = referral.stay
    if stay is not None:
        about |= Q(stay=stay)
        about |= Q(*((f"{way}__stay", stay) for way in _ANSWERED), _connector=Q.OR)
    return decisions_in_sight(actor).filter(about).order_by("decided_at", "pk")


def letters_in_sight(actor: Actor) -> QuerySet[SentLetter]:
    """Those on decisions in sight, and on stays in sight to who sees citizens."""
    sight = Q(decision__in=decisions_in_sight(actor))
    if actor.may(Permission.SEE_CITIZENS):
        sight |= Q(stay__in=Stay.objects.visible_to(actor))
    return SentLetter.objects.filter(sight, controller=actor.organisation)
