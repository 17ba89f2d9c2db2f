"""Who answers for a referral: taking it, and handing it over to a colleague."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Permission, Role
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
        before = row.assigned_to_id
        row.assigned_to = colleague
        row.save(update_fields=["assigned_to"])
        record(
            row,
            ReferralEvent.HANDED_OVER,
            by=by,
            at=now,
            to=colleague.name,
            to_id=colleague.pk,
            from_id=before,
            reason=reason,
        )
        return row


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
