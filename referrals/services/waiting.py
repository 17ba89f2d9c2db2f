"""Waiting for a place where nobody may be turned away for lack of room (§ 110)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.rules import Verb
from referrals.services.locking import locked


@transaction.atomic
def record_waiting(
    *, by: Actor, referral: Referral, sleeps: str, offered: str, now: datetime
) -> Referral:
    """Where the citizen sleeps while waiting, and what suitable help was offered meanwhile.

    Told anew as it changes; the timeline keeps what was told before. Unchanged is a no-op. Raises
    :class:`Problems` at ``sleeps`` and ``offered``.
    """
    with locked(by, referral, Verb.WAIT) as row:
        if not row.scheme_track.records_where_those_waiting_sleep:
            raise Problem("not_recorded", _("This is not written down here."))
        rules.apply(row, Verb.WAIT)
        checks = Checks()
        sleeps = checks.text(
            "sleeps", sleeps, missing=_("Write where the citizen sleeps tonight."), longest=160
        )
        offered = checks.text(
            "offered",
            offered,
            missing=_("Write what was offered; that nothing was is an answer too."),
            longest=LONG_TEXT,
        )
        checks.raise_any()
        if repeats(row, sleeps_meanwhile=sleeps, offered_meanwhile=offered):
            return row
        row.sleeps_meanwhile, row.offered_meanwhile = sleeps, offered
        row.save(update_fields=["sleeps_meanwhile", "offered_meanwhile"])
        record(row, ReferralEvent.WAITING_RECORDED, by=by, at=now, sleeps=sleeps, offered=offered)
        return row
