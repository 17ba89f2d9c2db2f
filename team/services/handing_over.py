"""All that stands on a colleague, given to another in one act: somebody is ill, or goes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Permission
from placements.carrying import Part
from placements.services.handing_over import HandedOver, Ticked, hand_over_stays
from referrals.services.handing_over import hand_over_referrals

_FOLLOW_UP: Final = "follow_up"
_REFERRAL: Final = "referral"


@transaction.atomic
def hand_over_work(
    *,
    by: Actor,
    things: Collection[str],
    carrier: User | None,
    to: int | None,
    reason: str,
    now: datetime,
) -> HandedOver:
    """Give the things (``Thing.key``) that stand on ``carrier`` still to a colleague, a user's id.
    ``carrier`` None: what stands on nobody.

    All or none: what the colleague can't take is said, and nothing is given. What has become
    somebody else's meanwhile, or is done, is not taken, and is counted. The same again gives
    nothing more. Raises :class:`Problems` at ``things``, ``to`` and ``reason``.
    """
    by.must(Permission.HAND_OVER)
    checks = Checks()
    reason = checks.text(
        "reason", reason, missing=_("Write why it is handed over."), longest=LONG_TEXT
    )
    ids = _ids(things)
    if not any(ids.values()):
        checks.add("missing", _("Tick what is to be handed over."), field="things")
    colleague = _colleague(by, to)
    if colleague is None or colleague == carrier:
        checks.add("not_a_colleague", _("Choose a colleague from the list."), field="to")
    checks.raise_any()
    assert colleague is not None, "raised above"
    stays = hand_over_stays(
        by=by,
        ticked=Ticked(parts={part: ids[part] for part in Part}, follow_ups=ids[_FOLLOW_UP]),
        carrier=carrier,
        to=colleague,
        reason=reason,
        now=now,
    )
    referrals = hand_over_referrals(
        by=by,
        referrals=ids[_REFERRAL],
        carrier=carrier,
        to=colleague,
        reason=reason,
        now=now,
    )
    return stays + HandedOver(*referrals)


def _ids(things: Collection[str]) -> dict[str, set[int]]:
    ids: dict[str, set[int]] = {kind: set() for kind in (*Part, _FOLLOW_UP, _REFERRAL)}
    for key in things:
        kind, _dash, number = key.partition("-")
        if kind in ids and number.isdecimal() and len(number) < 18:
            ids[kind].add(int(number))
    return ids


def _colleague(by: Actor, to: int | None) -> User | None:
    """Somebody who has, or has had, a role in the organisation: whether they have it still is
    said by name."""
    if to is None:
        return None
    return User.objects.filter(memberships__organisation=by.organisation, pk=to).distinct().first()
