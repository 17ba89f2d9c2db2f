"""Each expected day is kept, and a declaration can be disputed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from discharge.events import DischargeEvent
from discharge.models import Dispute, ExpectedReady
from discharge.models.on_referral import of
from discharge.rules import NOT_DECLARED, Verb, must_be_open
from discharge.services.acts import locked, tell, written
from discharge.sides import Side
from organisations.actors import Actor
from referrals.models import ReadyDeclaration, Referral


def keep_expected(by: Actor, row: Referral, on: date, now: datetime) -> None:
    """Keep an expected day, and the one before it where that was told with the referral itself.

    Called by ``expect_ready`` with the referral locked; the event is its own.
    """
    if row.expected_ready_on and not ExpectedReady.objects.filter(referral=row).exists():
        ExpectedReady.objects.create(
            **of(row),
            on=row.expected_ready_on,
            side=Side.SENDER.value,
            by_name=row.contact_name,
            at=row.submitted_at,
        )
    ExpectedReady.objects.create(**of(row), on=on, **written(by, row, now))


@transaction.atomic
def dispute_readiness(*, by: Actor, referral: Referral, reason: str, now: datetime) -> Dispute:
    """Say why the citizen is not ready, though the hospital declared it. The days go on and are
    counted apart.

    The same again is a no-op. Raises :class:`Conflict` ``not_declared``, or ``already_disputed``
    where a dispute with other words stands; :class:`Problems` at ``reason``.
    """
    with locked(by, referral, Verb.DISPUTE) as row:
        must_be_open(row, Verb.DISPUTE)
        checks = Checks()
        text = checks.text(
            "reason", reason, missing=_("Write why the citizen is not ready."), longest=LONG_TEXT
        )
        checks.raise_any()
        declaration = ReadyDeclaration.objects.standing().filter(referral=row).first()
        if declaration is None:
            raise Conflict("not_declared", NOT_DECLARED)
        standing = Dispute.objects.standing().filter(declaration=declaration).first()
        if standing is not None:
            if repeats(standing, reason=text):
                return standing
            raise Conflict("already_disputed", _("The declaration is disputed already."))
        dispute = Dispute.objects.create(
            **of(row), declaration=declaration, reason=text, **written(by, row, now)
        )
        tell(row, DischargeEvent.DISPUTED, by=by, at=now, reason=text)
        return dispute


@transaction.atomic
def end_dispute(
    *, by: Actor, referral: Referral, ended: str, outcome: str, now: datetime
) -> Dispute:
    """Withdraw the dispute, or say how it was settled: the days are counted as the others.

    Was the municipality right, the hospital withdraws its declaration. The same again is a no-op.
    Raises :class:`Conflict` ``not_disputed``; :class:`Problems` at ``ended`` and ``outcome``.
    """
    with locked(by, referral, Verb.END_DISPUTE) as row:
        checks = Checks()
        how = checks.choice(
            "ended", ended, Dispute.Ended.values, missing=_("Choose how the dispute ended.")
        )
        text = checks.text(
            "outcome", outcome, missing=_("Write what it came to."), longest=LONG_TEXT
        )
        checks.raise_any()
        standing = Dispute.objects.standing().filter(referral=row).first()
        if standing is None:
            latest = Dispute.objects.filter(referral=row).order_by("-ended_at").first()
            if latest is not None and repeats(latest, ended=how, outcome=text):
                return latest
            raise Conflict("not_disputed", _("The declaration is not disputed."))
        standing.ended, standing.outcome = how, text
        standing.ended_at, standing.ended_by_name = now, by.name
        standing.save()
        tell(row, DischargeEvent.DISPUTE_ENDED, by=by, at=now, outcome=text)
        return standing
