"""What is changed here, for who may: the stay first, as everybody locks it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from core.own_row import own_row
from core.problems import Problem
from descriptions import rules
from descriptions.models import DescriptionLink, DescriptionRequest, Partner
from descriptions.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from placements.services.stay_lock import lock_stay


def own_follow_up(by: Actor, follow_up: FollowUp, verb: Verb) -> FollowUp:
    """The follow-up with its stay, both locked, for which descriptions are gathered.

    Raises :class:`NotAllowed`, and what stands against it (``rules.obstacle``).
    """
    RULES[verb].must(by)
    stay = lock_stay(by, follow_up.stay)
    row = lock_follow_up(by, follow_up, stay)
    if problem := rules.obstacle(row):
        raise problem
    return row


def lock_follow_up(by: Actor, follow_up: FollowUp, stay: Stay) -> FollowUp:
    rows = FollowUp.objects.visible_to(by).filter(stay=stay)
    row = own_row(rows, follow_up.pk, not_yours=_("The follow-up is not one of yours."))
    row.stay = stay
    return row


def standing_partner(follow_up: FollowUp, partner: Partner | None) -> Partner | None:
    """The partner as it stands, of the follow-up's own stay; None is the unit."""
    if partner is None:
        return None
    row = Partner.objects.standing().filter(stay=follow_up.stay, pk=partner.pk).first()
    if row is None:
        raise Problem("no_such_partner", _("The partner is asked no more."))
    row.stay = follow_up.stay
    return row


def end_requests(requests: Iterable[DescriptionRequest], now: datetime) -> None:
    """Their links open no more, and what waits is not sent."""
    pks = [request.pk for request in requests]
    DescriptionRequest.objects.filter(pk__in=pks).update(ended_at=now, remind_on=None)
    DescriptionLink.objects.filter(request__in=pks).update(next_try_at=None)
