"""Who answers for a referral: taking it, and handing it over to a colleague, or many at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import Fact, record, record_many
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Permission, Role
from placements.models import Assignment
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.rules import Verb
from referrals.services.locking import locked

#: Roles that answer for a referral.
_ASSESSING = [role for role in Role if Permission.ASSESS in role.permissions]


@transaction.atomic
def take_referral(*, by: Actor, referral: Referral, now: datetime) -> Referral:
    """Answer for it oneself, where nobody does yet.

    Twice is once. Of two at once one has it, and the other is told who (:class:`Conflict`).
    """
    with locked(by, referral, Verb.TAKE) as row:
        if by.user is None:
            raise NotAllowed("not_a_person", _("Only a person can answer for a referral."))
        if row.assigned_to_id == by.user.pk:
            return row
        rules.apply(row, Verb.TAKE)
        if row.assigned_to is not None:
            raise Conflict("taken", _("%(name)s has taken it.") % {"name": row.assigned_to.name})
        row.assigned_to = by.user
        row.save(update_fields=["assigned_to"])
        record(row, ReferralEvent.TAKEN, by=by, at=now, to=by.name, to_id=by.user.pk)
        return row


@transaction.atomic
def hand_over_referral(
    *, by: Actor, referral: Referral, to: int | None, reason: str, shown: str, now: datetime
) -> Referral:
    """Let a colleague answer for it, who assesses here and sees it. ``to`` is a user's id,
    ``shown`` the id of who had it when the form was opened ("" for nobody).

    The colleague already has it: nothing is done. Raises :class:`Problems` at ``to`` and
    ``reason``; :class:`Conflict` where somebody else has got it meanwhile.
    """
    with locked(by, referral, Verb.HAND_OVER) as row:
        rules.apply(row, Verb.HAND_OVER)
        checks = Checks()
        colleague = next(
            (each for each in colleagues_for(row, timezone.localdate(now)) if each.pk == to), None
        )
        if colleague is None:
            checks.add("not_a_colleague", _("Choose a colleague from the list."), field="to")
        reason = checks.text(
            "reason", reason, missing=_("Write why it is handed over."), longest=LONG_TEXT
        )
        checks.raise_any()
        assert colleague is not None, "raised above"
        if row.assigned_to_id == colleague.pk:
            return row
        if str(row.assigned_to_id or "") != shown:
            name = row.assigned_to.name if row.assigned_to else ""
            raise Conflict(
                "handed_over_meanwhile",
                _("%(name)s answers for it by now. Open the page again.") % {"name": name},
            )
        _give([row], colleague, by=by, reason=reason, now=now)
        row.assigned_to = colleague
        return row


def _give(
    rows: Sequence[Referral], colleague: User, *, by: Actor, reason: str, now: datetime
) -> None:
    """They are locked, and none is the colleague's yet."""
    if not rows:
        return
    Referral.objects.filter(pk__in=[row.pk for row in rows]).update(assigned_to=colleague)
    facts: dict[str, Fact] = {"to": colleague.name, "to_id": colleague.pk, "reason": reason}
    record_many(
        ((row, facts | {"from_id": row.assigned_to_id}) for row in rows),
        ReferralEvent.HANDED_OVER,
        by=by,
        at=now,
    )


@transaction.atomic
def hand_over_referrals(
    *,
    by: Actor,
    referrals: Collection[int],
    carrier: User | None,
    to: User,
    reason: str,
    now: datetime,
) -> tuple[int, int]:
    """Let ``to`` answer for those of them that ``carrier`` answers for still (None: nobody does):
    how many were handed over, and how many were another's by then, or settled.

    Raises :class:`Problem` at ``to`` where the person does not assess here, or sees not all.
    """
    if not referrals:
        return 0, 0
    by.must(Permission.HAND_OVER)
    in_sight = Referral.objects.visible_to(by).filter(pk__in=referrals, controller=by.organisation)
    locked = {
        row.pk: row for row in in_sight.order_by("pk").select_for_update(of=("self",), no_key=True)
    }
    stands_on = carrier.pk if carrier else None
    theirs = []
    for row in locked.values():
        rules.must(by, Verb.HAND_OVER, row)
        if row.assigned_to_id == stands_on and rules.obstacle(row, Verb.HAND_OVER) is None:
            theirs.append(row)
    has_already = sum(row.assigned_to_id == to.pk for row in locked.values())
    unseen = {row.pk for row in theirs} - _assessed_by(to, theirs, timezone.localdate(now))
    if unseen:
        words = _("%(name)s does not assess all of these referrals. Choose another colleague.")
        raise Problem("not_a_colleague", words % {"name": to.name}, field="to")
    _give(theirs, to, by=by, reason=reason, now=now)
    return len(theirs), len(set(referrals)) - len(theirs) - has_already


def _assessed_by(user: User, referrals: Sequence[Referral], day: date) -> set[int]:
    """Those of them that the person can answer for, as :func:`colleagues_for` has it of each."""
    if not referrals:
        return set()
    members = (
        Membership.objects.in_force_on(day)
        .filter(user=user, organisation=referrals[0].controller_id, role__in=_ASSESSING)
        .select_related("user", "organisation", "unit")
    )
    assigned = Assignment.objects.filter(membership__in=members)
    houses = set(assigned.values_list("membership_id", "facility_id"))
    assessed: set[int] = set()
    for member in members:
        rows = Referral.objects.filter(pk__in=[row.pk for row in referrals])
        seen = set(rows.visible_to(Actor.of(member)).values_list("pk", flat=True))
        everywhere = Role(member.role).sees_whole_organisation
        assessed |= {
            row.pk
            for row in referrals
            if row.pk in seen and (everywhere or (member.pk, row.facility_id) in houses)
        }
    return assessed


def colleagues_for(referral: Referral, day: date) -> list[User]:
    """Who assesses here that day and has the referral in sight, by name. The caller acts for the
    receiver."""
    at_the_house = Q(assignments__facility=referral.facility_id)
    everywhere = Q(role__in=[role for role in _ASSESSING if role.sees_whole_organisation])
    members = (
        Membership.objects.in_force_on(day)
        .filter(at_the_house | everywhere, organisation=referral.controller_id, role__in=_ASSESSING)
        .select_related("user", "organisation", "unit")
        .distinct()
    )
    rows = Referral.objects.filter(pk=referral.pk)
    sees = {member.user for member in members if rows.visible_to(Actor.of(member)).exists()}
    return sorted(sees, key=lambda user: user.name)
