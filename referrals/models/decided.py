"""Decisions as one comes to them: by the referral they answer, or by the stay they are about."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, Stay
from referrals.models.referral import Referral


def decisions_visible_to(actor: Actor) -> QuerySet[Decision]:
    """Of the actor's organisation: every answer, also those another took the place of, to the
    referrals in sight, and what was decided of stays in sight. A sender reads the answer alone."""
    referrals = Referral.objects.visible_to(actor).filter(
        controller=actor.organisation, decision__isnull=False
    )
    sight = _and_what_came_after(
        referrals.order_by().values_list(Coalesce("decision__began_with", "decision"), flat=True)
    )
    if actor.may(Permission.SEE_CITIZENS):
        sight |= Q(stay__in=Stay.objects.visible_to(actor))
    return Decision.objects.filter(sight, controller=actor.organisation)


def decisions_of(
    actor: Actor, *, referral: Referral | None = None, stay: Stay | None = None
) -> QuerySet[Decision]:
    """Of one case, whichever end one comes from; oldest first."""
    stay = stay or (referral.stay if referral is not None else None)
    known = Q(pk=referral.decision_id if referral is not None else None)
    if stay is not None:
        known |= Q(stay=stay)
    begun = Decision.objects.filter(known).order_by()
    of_case = _and_what_came_after(begun.values_list(Coalesce("began_with", "pk"), flat=True))
    return decisions_visible_to(actor).filter(of_case).order_by("decided_at", "pk")


def _and_what_came_after(first: QuerySet[Any, Any]) -> Q:
    return Q(pk__in=first) | Q(began_with__in=first)


def referral_of(decision: Decision) -> Referral | None:
    """The referral that it answers or once answered, or that led to its stay."""
    first = decision.began_with_id or decision.pk
    asked = Q(decision=first) | Q(decision__began_with=first)
    if decision.stay_id is not None:
        asked |= Q(stay=decision.stay_id)
    return Referral.objects.filter(asked).select_related("facility").first()
