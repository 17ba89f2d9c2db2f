"""What was learnt after the referral was sent, told by either side beside the frozen copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed, Problem
from core.repeats import AGAIN, repeated
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import LaterFact, Referral
from referrals.rules import Verb
from referrals.services.locking import locked


@transaction.atomic
def add_later_fact(
    *,
    by: Actor,
    referral: Referral,
    subject: str,
    text: str,
    now: datetime,
    corrects: LaterFact | None = None,
) -> LaterFact:
    """Write an entry that both sides read. Nothing that was sent changes by it.

    ``corrects`` is an earlier entry of one's own side that was wrong; it stands beside the new.
    The same words by the same person within :data:`AGAIN` are one entry. Raises :class:`Problems`
    at ``subject`` and ``text``.
    """
    with locked(by, referral, Verb.ADD_FACT) as row:
        rules.apply(row, Verb.ADD_FACT)
        checks = Checks()
        subject = checks.choice(
            "subject", subject, LaterFact.Subject.values, missing=_("Choose what it is about.")
        )
        words = checks.text("text", text, missing=_("Write what is new."), longest=LONG_TEXT)
        checks.raise_any()
        from_sender = by.organisation.pk == row.sender_id
        if corrects is not None:
            _check_corrected(row, corrects, from_sender=from_sender)
        facts = {"subject": subject, "text": words, "by": by.user, "corrects": corrects}
        if written := repeated(row.later_facts.filter(at__gt=now - AGAIN), **facts):
            return written
        entry = LaterFact.objects.create(
            controller_id=row.controller_id,
            referral=row,
            sender_id=row.sender_id,
            sender_unit_id=row.sender_unit_id,
            from_sender=from_sender,
            by_name=by.name,
            by_place=by.place_of_work,
            at=now,
            **facts,
        )
        with translation.override(settings.LANGUAGE_CODE):
            label = str(LaterFact.Subject(subject).label)
            record(row, ReferralEvent.FACT_ADDED, by=by, at=now, subject=label)
        return entry


def _check_corrected(referral: Referral, entry: LaterFact, *, from_sender: bool) -> None:
    if entry.referral_id != referral.pk:
        raise Problem("not_of_this_referral", _("The entry is not one of this referral."))
    if entry.from_sender != from_sender:
        raise NotAllowed(
            "not_your_entry", _("Who wrote the entry corrects it. You can write one of your own.")
        )


@dataclass(frozen=True)
class Entry:
    """A later fact as its readers see it."""

    fact: LaterFact
    #: The earlier entry that it puts right, and whether a later one does so with it.
    corrects: LaterFact | None
    is_corrected: bool
    #: Written by the reader's own side.
    is_own: bool


def later_facts_of(referral: Referral, *, by: Actor) -> list[Entry]:
    """All of them in one statement, oldest first."""
    facts = list(referral.later_facts.all())
    is_sender = by.organisation.pk == referral.sender_id
    by_id = {fact.pk: fact for fact in facts}
    corrected = {fact.corrects_id for fact in facts}
    return [
        Entry(
            fact=fact,
            corrects=by_id.get(fact.corrects_id or 0),
            is_corrected=fact.pk in corrected,
            is_own=fact.from_sender == is_sender,
        )
        for fact in facts
    ]
