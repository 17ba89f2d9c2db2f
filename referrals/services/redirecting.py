"""Sending a referral on to another offer: the facts travel, with consent, as a new referral."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from organisations.actors import Actor
from organisations.models import Organisation
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Redirect, Referral
from referrals.rules import Verb
from referrals.services.carrying import asking_there, copy_files, sent_before
from referrals.services.closing import close_as
from referrals.services.locking import locked
from referrals.services.receivers import receivers
from referrals.services.referrals import prepare_referral, write_referral
from schemes.base import Scheme, Track

Consent = Redirect.Consent


@dataclass(frozen=True)
class Offer:
    """Somewhere it can be sent on to."""

    receiver: Organisation
    scheme: Scheme
    track: Track

    @property
    def key(self) -> str:
        return f"{self.receiver.key}:{self.scheme.key}:{self.track.key}"


def offers_for(referral: Referral, now: datetime) -> list[Offer]:
    """Every other organisation's and scheme's tracks; within the same offer it is moved."""
    today = timezone.localdate(now)
    return [
        Offer(receiver, scheme, track)
        for receiver, scheme in receivers()
        if (receiver.pk, scheme.key) != (referral.controller_id, referral.scheme)
        for track in scheme.on(today).tracks
    ]


@transaction.atomic
def redirect_referral(
    *,
    by: Actor,
    referral: Referral,
    offer: str,
    consent: str,
    ground: str,
    reason: str,
    now: datetime,
) -> Redirect:
    """Send it on as a new referral of whoever asked here, with all that was told, the files, and
    the copy as it was sent; this one is closed as sent on, and whoever asked is told where.

    The new one says who sent it on, as what, when and why. Its sender is the sender of this one: it
    is their asking still, as when a letter comes to the wrong authority (the Public Administration
    Act § 7(2)); they are asked what is missing, and answered, there.

    Nothing travels where the citizen says no. Where the citizen is not able to decide, ``ground``
    says by what it travels all the same. One transaction: both or neither. Twice is once. Raises
    :class:`Problems` at the arguments' names, and what is wrong with the new referral.
    """
    with locked(by, referral, Verb.REDIRECT) as row:
        standing = Redirect.objects.filter(referral=row).first()
        if standing is not None:
            return _same(standing, offer, reason)
        rules.apply(row, Verb.REDIRECT)
        checks = Checks()
        offers = {each.key: each for each in offers_for(row, now)}
        chosen = offers.get(
            checks.choice("offer", offer, offers, missing=_("Choose where it is sent on to."))
        )
        agreed = checks.choice(
            "consent", consent, Consent.values, missing=_("Choose what the citizen says.")
        )
        if agreed == Consent.REFUSED:
            checks.add(
                "no_consent",
                _("The citizen does not want it: the facts stay here. Decide, or close it."),
                field="consent",
            )
        unable = agreed == Consent.UNABLE
        facts = {
            "consent": agreed,
            "ground": checks.text(
                "ground",
                ground if unable else "",
                missing=_("Write by which ground the facts are passed on.") if unable else "",
                longest=LONG_TEXT,
            ),
            "reason": checks.text(
                "reason", reason, missing=_("Write why it is sent on."), longest=LONG_TEXT
            ),
        }
        checks.raise_any()
        assert chosen is not None, "raised above"
        new = _send_on(by, row, chosen, facts, now)
        redirect = Redirect.objects.create(
            controller_id=row.controller_id,
            referral=row,
            sender_id=row.sender_id,
            sender_unit_id=row.sender_unit_id,
            receiver=chosen.receiver,
            scheme=chosen.scheme.key,
            new_reference=new.reference,
            new_id=new.pk,
            by=by.user,
            at=now,
            **facts,
        )
        name = chosen.receiver.name
        # The row's status is CLOSED already: rules.apply above.
        close_as(
            row,
            Referral.ClosedBecause.REDIRECTED,
            by=by,
            now=now,
            note=_("%(receiver)s has it as %(reference)s. %(reason)s")
            % {"receiver": name, "reference": new.reference, "reason": facts["reason"]},
        )
        record(
            row,
            ReferralEvent.REDIRECTED,
            by=by,
            at=now,
            receiver=name,
            reference=new.reference,
            consent=agreed,
        )
        return redirect


def _same(standing: Redirect, offer: str, reason: str) -> Redirect:
    receiver, scheme, _track = (*offer.split(":"), "", "", "")[:3]
    same_offer = (standing.receiver.key, standing.scheme) == (receiver, scheme)
    if same_offer and repeats(standing, reason=reason.strip()):
        return standing
    raise Conflict("already_sent_on", _("It has been sent on already."))


def _send_on(
    by: Actor, row: Referral, offer: Offer, facts: Mapping[str, str], now: datetime
) -> Referral:
    version = offer.scheme.on(timezone.localdate(now))
    where: dict[str, Any] = {
        "receiver": offer.receiver,
        "scheme": offer.scheme.key,
        "track": offer.track.key,
    }
    asking, notes = asking_there(by, row, version=version, **where)
    prepared = prepare_referral(by=by, asking=asking, now=now, **where)
    before = sent_before(
        by,
        row,
        because=facts["reason"],
        consent=facts["consent"],
        ground=facts["ground"],
        notes=notes,
        now=now,
    )
    new = write_referral(prepared, sent_before=before)
    copy_files(row, new)
    return new
