"""Ready for discharge: expected is a forecast, declared is an act with a day, a name and money.

Declared can be withdrawn, with a reason, and declared again; what was said stays to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict, Problem
from core.repeats import repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import ReadyDeclaration, Referral
from referrals.rules import Verb
from referrals.services.locking import locked

#: An app above that keeps each expected day, and not the last alone (``discharge``). Called as the
#: receiver before the day is changed: who says it, the referral, the day and the instant.
KeepsExpected = Callable[[Actor, Referral, date, datetime], None]
_ALSO_KEPT: Final[list[KeepsExpected]] = []


def also_kept_expected_by(keeps: KeepsExpected) -> None:
    """Make known who else keeps an expected day; called from an app's ``ready``."""
    _ALSO_KEPT.append(keeps)


@transaction.atomic
def tell_readiness(
    *,
    by: Actor,
    referral: Referral,
    act: str,
    on: date | None,
    reason: str,
    now: datetime,
) -> Referral | ReadyDeclaration:
    """What a form or a system tells: ``act`` is expected, declared or withdrawn."""
    if act == "withdrawn":
        return withdraw_ready(by=by, referral=referral, reason=reason, now=now)
    if on is None:
        raise Problem("missing", _("Write the day."), field="on")
    write = declare_ready if act == "declared" else expect_ready
    return write(by=by, referral=referral, on=on, now=now)


@transaction.atomic
def expect_ready(*, by: Actor, referral: Referral, on: date, now: datetime) -> Referral:
    """Tell when hospital treatment is expected to end."""
    with locked(by, referral, Verb.READY) as row:
        rules.apply(row, Verb.READY)
        if repeats(row, expected_ready_on=on):
            return row
        checks = Checks()
        checks.day("on", on)
        checks.raise_any()
        for keeps in _ALSO_KEPT:
            keeps(by, row, on, now)
        row.expected_ready_on = on
        row.save(update_fields=["expected_ready_on"])
        record(row, ReferralEvent.READY_EXPECTED, by=by, at=now, on=on)
        return row


@transaction.atomic
def declare_ready(*, by: Actor, referral: Referral, on: date, now: datetime) -> ReadyDeclaration:
    """Declare the citizen ready since ``on``, today or earlier: from then on the days count.

    The same again is a no-op. Another day than the one that stands raises :class:`Conflict`
    ``declared_otherwise``: withdraw it first.
    """
    with locked(by, referral, Verb.READY) as row:
        rules.apply(row, Verb.READY)
        checks = Checks()
        checks.day("on", on)
        if on > timezone.localdate(now):
            checks.add(
                "future_date",
                _("A day to come declares nothing. Write it as expected."),
                field="on",
            )
        checks.raise_any()
        standing = ReadyDeclaration.objects.standing().filter(referral=row).first()
        if standing is not None:
            if standing.declared_on == on:
                return standing
            raise Conflict(
                "declared_otherwise",
                _("The citizen is declared ready on another day. Withdraw that first."),
                field="on",
            )
        declaration = write_declaration(by.name, row, on, now)
        row.ready_for_discharge_on = on
        row.save(update_fields=["ready_for_discharge_on"])
        record(row, ReferralEvent.READY_DECLARED, by=by, at=now, on=on)
        return declaration


def write_declaration(by_name: str, row: Referral, on: date, now: datetime) -> ReadyDeclaration:
    """Acting as the receiver. Told with the referral itself, it makes no event of its own."""
    return ReadyDeclaration.objects.create(
        controller_id=row.controller_id,
        referral=row,
        sender_id=row.sender_id,
        declared_on=on,
        by_name=by_name,
        at=now,
    )


@transaction.atomic
def withdraw_ready(*, by: Actor, referral: Referral, reason: str, now: datetime) -> Referral:
    """Take the declaration back, with a reason: its days count no more. Twice is once."""
    with locked(by, referral, Verb.READY) as row:
        rules.apply(row, Verb.READY)
        checks = Checks()
        text = checks.text(
            "reason", reason, missing=_("Write why it is withdrawn."), longest=LONG_TEXT
        )
        checks.raise_any()
        standing = ReadyDeclaration.objects.standing().filter(referral=row).first()
        if standing is None:
            latest = ReadyDeclaration.objects.filter(referral=row).first()
            if latest is not None and repeats(latest, withdrawn_reason=text):
                return row
            raise Conflict("not_declared", _("The citizen has not been declared ready."))
        standing.withdrawn_at, standing.withdrawn_by_name = now, by.name
        standing.withdrawn_reason = text
        standing.save()
        row.ready_for_discharge_on = None
        row.save(update_fields=["ready_for_discharge_on"])
        record(row, ReferralEvent.READY_WITHDRAWN, by=by, at=now, reason=text)
        return row
