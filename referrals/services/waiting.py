"""Waiting for a place where nobody may be turned away for lack of room (§ 110)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import AGAIN, repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import MeanwhileOffer, Referral, SleepsMeanwhile
from referrals.rules import Verb
from referrals.services.locking import locked

#: Ours, a setting: where somebody slept three days ago says little of tonight.
ASK_AGAIN_AFTER: Final = timedelta(days=3)


@transaction.atomic
def record_waiting(
    *,
    by: Actor,
    referral: Referral,
    sleeps: str,
    offered: str,
    now: datetime,
    rough: str = "",
    answer: str = "",
) -> Referral:
    """Where the citizen sleeps while waiting, and what suitable help was offered meanwhile.

    ``rough``: "yes" or "no", whether that is no place to sleep; ``answer``: what the citizen
    answered to the offer; "" where nobody knows yet. Every time it is asked is kept, also with the
    same answer, but for a double click. What was offered is a row of its own where it is new, or
    is answered now. Raises :class:`Problems` at the fields.
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
        rough = checks.choice("rough", rough, SleepsMeanwhile.Rough.values)
        answer = checks.choice("answer", answer, MeanwhileOffer.Answer.values)
        checks.raise_any()
        offer = MeanwhileOffer.objects.filter(referral=row).first()
        is_new_offer = offer is None or not repeats(offer, what=offered, answer=answer)
        just_asked = SleepsMeanwhile.objects.filter(referral=row, at__gt=now - AGAIN).first()
        if just_asked and not is_new_offer and repeats(just_asked, where=sleeps, rough=rough):
            return row
        written = {"controller_id": row.controller_id, "referral": row, "by": by.user, "at": now}
        SleepsMeanwhile.objects.create(where=sleeps, rough=rough, **written)
        if is_new_offer:
            MeanwhileOffer.objects.create(what=offered, answer=answer, **written)
        row.sleeps_meanwhile, row.offered_meanwhile = sleeps, offered
        row.save(update_fields=["sleeps_meanwhile", "offered_meanwhile"])
        record(row, ReferralEvent.WAITING_RECORDED, by=by, at=now, sleeps=sleeps, offered=offered)
        return row
