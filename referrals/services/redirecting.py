"""Sending a referral on to another offer: the facts travel, with consent, as a new referral."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.services.revealing import number_to_pass_on
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from organisations.actors import Actor
from organisations.models import Organisation
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Redirect, Referral
from referrals.rules import Verb, referrer_kinds
from referrals.services.asking import REFERRAL_FACTS, Asking, CitizenFacts
from referrals.services.closing import close_as
from referrals.services.frozen_copy import SentBefore
from referrals.services.intake import intake_questions
from referrals.services.locking import locked
from referrals.services.receivers import receivers
from referrals.services.referrals import prepare_referral, write_referral
from schemes.base import UNKNOWN, AnswerType, Referrer, Scheme, Track, Version

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
    """Send it on as a new referral, of one's own organisation, with all that was told and the copy
    as it was sent; this one is closed as sent on, and whoever asked is told where.

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
        new = _send_on(by, row, chosen, now)
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


def _send_on(by: Actor, row: Referral, offer: Offer, now: datetime) -> Referral:
    version = offer.scheme.on(timezone.localdate(now))
    prepared = prepare_referral(
        by=by,
        receiver=offer.receiver,
        scheme=offer.scheme.key,
        track=offer.track.key,
        asking=_asking(by, row, offer, version),
        now=now,
    )
    return write_referral(prepared, sent_before=SentBefore(row.reference, row.frozen))


def _asking(by: Actor, row: Referral, offer: Offer, version: Version) -> Asking:
    """What was asked here, asked there: the answers where it is the same offer's question, else
    that nobody knows yet; the first copy goes along, with all that was answered here."""
    citizen = row.citizen
    anonymous = citizen.is_anonymous
    facts = {fact.name: getattr(row, fact.name) for fact in REFERRAL_FACTS}
    # The case here is the sender's own case there.
    facts["case_number"] = row.reference
    same = offer.scheme.key == row.scheme
    answers = {
        asked.key: (row.answers.get(asked.key, "") if same else "")
        or ("" if asked.answer_type is AnswerType.TEXT else UNKNOWN)
        for asked in intake_questions(version, offer.track.key)
    }
    return Asking(
        citizen=CitizenFacts(
            name="" if anonymous else citizen.name,
            alias=citizen.alias,
            number="" if anonymous else number_to_pass_on(by=by, citizen=citizen),
            birth_date=None if anonymous else citizen.birth_date,
            home_municipality=row.home_municipality,
            phone=citizen.phone,
            anonymous=anonymous,
        ),
        referrer=_referrer(by, row, offer, version),
        answers=answers,
        **facts,
    )


def _referrer(by: Actor, row: Referral, offer: Offer, version: Version) -> str:
    """As whom it was asked, where the other offer takes it so; else as the authority."""
    kinds = referrer_kinds(by, offer.receiver, version, offer.track.key)
    return row.referrer if row.referrer in kinds else Referrer.AUTHORITY.value
