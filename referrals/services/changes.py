"""What changed after the asking: reported by the one who asked, acted on by the receiver."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated, repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import ChangeReport, Referral
from referrals.rules import Verb
from referrals.services.locking import locked


@transaction.atomic
def report_change(
    *, by: Actor, referral: Referral, what: str, what_happened: str, now: datetime
) -> ChangeReport:
    """Tell the receiver of something that is no longer as it was. It changes nothing by itself.

    The same report twice is one, until it has been acted on. Raises :class:`Problems` at ``what``
    and ``what_happened``.
    """
    with locked(by, referral, Verb.REPORT_CHANGE) as row:
        rules.apply(row, Verb.REPORT_CHANGE)
        checks = Checks()
        what = checks.choice(
            "what", what, ChangeReport.What.values, missing=_("Choose what has changed.")
        )
        text = checks.text(
            "what_happened", what_happened, missing=_("Write what has happened."), longest=LONG_TEXT
        )
        checks.raise_any()
        unhandled = ChangeReport.objects.filter(referral=row).unhandled()
        if same := repeated(unhandled, what=what, what_happened=text, by=by.user):
            return same
        report = ChangeReport.objects.create(
            controller_id=row.controller_id,
            referral=row,
            sender_id=row.sender_id,
            what=what,
            what_happened=text,
            by=by.user,
            by_name=by.name,
            at=now,
        )
        with translation.override(settings.LANGUAGE_CODE):
            label = str(ChangeReport.What(what).label)
            record(row, ReferralEvent.CHANGE_REPORTED, by=by, at=now, what=label)
        return report


@transaction.atomic
def handle_change(*, by: Actor, report: ChangeReport, handling: str, now: datetime) -> ChangeReport:
    """Say what was done about a reported change, as the one who reported it reads it.

    The same again is a no-op; other words raise :class:`Conflict` ``already_handled``.
    """
    with locked(by, report.referral, Verb.HANDLE_CHANGE) as referral:
        checks = Checks()
        text = checks.text(
            "handling",
            handling,
            missing=_("Write what you have done about it."),
            longest=LONG_TEXT,
        )
        checks.raise_any()
        row = own_row(
            ChangeReport.objects.filter(referral=referral),
            report.pk,
            not_yours=_("The report is not one of yours."),
        )
        if row.handled_at is not None:
            if repeats(row, handling=text):
                return row
            raise Conflict("already_handled", _("Somebody has already acted on the change."))
        handled(row, by=by, handling=text, now=now)
        record(referral, ReferralEvent.CHANGE_HANDLED, by=by, at=now, handling=text)
        return row


def handled(report: ChangeReport, *, by: Actor, handling: str, now: datetime) -> None:
    """Write on the (locked) report what was done about it."""
    report.handled_at, report.handled_by, report.handling = now, by.user, handling
    report.save(update_fields=["handled_at", "handled_by", "handling"])
