"""Closing a referral that needs no answer any more, or whose answer is of no use."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from placements.models import Stay
from placements.services.decisions import Because as EndedBecause
from placements.services.decisions import end
from placements.services.stays import cancel_stay
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import ChangeReport, NotWanted, Referral
from referrals.models.choices import ClosedBecause as Because
from referrals.rules import Verb
from referrals.services.changes import handled
from referrals.services.locking import locked
from referrals.services.referrals import let_go_of_hold

#: An award is the citizen's: it lapses because of the citizen. To take it back for another reason
#: is a new decision, with reasons and complaint guidance, and none of these.
OF_AN_AWARD: Final = (Because.NOT_WANTED, Because.DIED, Because.MOVED, Because.DUPLICATE)


def reasons_to_close(referral: Referral) -> list[Because]:
    """The reasons there are, in the state it is in."""
    if referral.status == Referral.Status.ACCEPTED:
        return list(OF_AN_AWARD)
    # It is sent on by sending it on (redirecting), never by saying so.
    return [reason for reason in Because if reason is not Because.REDIRECTED]


@transaction.atomic
def close_referral(
    *,
    by: Actor,
    referral: Referral,
    because: str,
    now: datetime,
    note: str = "",
    not_wanted_because: str = "",
) -> Referral:
    """Close it, by one who decides; no refusal, since nobody is turned away.

    A place kept free is free again, a stay that is planned is cancelled, and reported changes have
    been acted on. Where the citizen does not want it, why not is chosen (``not_wanted_because``).
    Twice is once. Raises :class:`Problems` at the arguments' names; :class:`Conflict` once
    the citizen has come.
    """
    with locked(by, referral, Verb.CLOSE) as row:
        if repeats(
            row,
            status=Referral.Status.CLOSED,
            closed_because=because,
            closed_note=note.strip(),
            not_wanted_because=not_wanted_because,
        ):
            return row
        reasons = reasons_to_close(row)
        rules.apply(row, Verb.CLOSE)
        checks = Checks()
        chosen = checks.choice("because", because, reasons, missing=_("Choose why it is closed."))
        refuses = chosen == Because.NOT_WANTED
        why = checks.choice(
            "not_wanted_because",
            not_wanted_because if refuses else "",
            NotWanted.values,
            missing=_("Choose why the citizen says no, if only that it is not said.")
            if refuses
            else "",
        )
        text = checks.text("note", note, longest=LONG_TEXT)
        checks.raise_any()
        row.not_wanted_because = why
        label = close_as(row, Because(chosen), by=by, now=now, note=text)
        record(row, ReferralEvent.CLOSED, by=by, at=now, because=label, note=text, not_wanted=why)
        return row


def close_as(row: Referral, because: Because, *, by: Actor, now: datetime, note: str) -> str:
    """Write the (locked) referral, whose state the rules have changed, as closed, with all that
    hangs on it. Why, in the authorities' language."""
    with translation.override(settings.LANGUAGE_CODE):
        why = str(because.label)
    row.closed_because, row.closed_note = because, note
    row.closed_at, row.ended_by_name = now, by.name
    let_go_of_hold(row, now=now)
    _cancel_planned_stay(by, row, why, now)
    row.stay = None  # what happened stands on the timeline
    if row.decision is not None:
        end([row.decision], EndedBecause.LAPSED, now)
    row.save()
    for report in ChangeReport.objects.filter(referral=row).unhandled().select_for_update():
        handled(report, by=by, handling=why, now=now)
    return why


def _cancel_planned_stay(by: Actor, referral: Referral, why: str, now: datetime) -> None:
    stay = referral.stay
    if stay is None or stay.status != Stay.Status.PLANNED:
        return
    # Of a house that the one who decides does not work at, the product itself cancels it.
    sees = Stay.objects.visible_to(by).filter(pk=stay.pk).exists()
    canceller = by if sees else Actor.system(referral.controller)
    cancel_stay(by=canceller, stay=stay, reason=why, now=now)
