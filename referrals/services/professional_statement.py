"""Another professional who knows the citizen: who it was, and what was said (V § 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from core.checks import LONG_TEXT, Checks
from organisations.actors import Actor
from referrals.models import AssessmentNote, Referral
from referrals.services.referrals import answer_question
from schemes.base import YES


@dataclass(frozen=True, kw_only=True)
class Word:
    """Who was talked with, and what they said, as typed."""

    name: str = ""
    function: str = ""
    phone: str = ""
    said: str = ""


@transaction.atomic
def answer_by_statement(
    *, by: Actor, referral: Referral, key: str, answer: str, word: Word, now: datetime
) -> Referral:
    """Answer the question, and write down whose word it is.

    Where the answer is yes, name and words are asked for; where nobody was reached, they may be
    left out. The same twice is one note. Raises :class:`Problems` at the word's fields.
    """
    checks = Checks()
    reached = answer == YES
    clean = Word(
        name=checks.text("name", word.name, missing=_("Write who it was.") if reached else ""),
        function=checks.text("function", word.function),
        phone=checks.text("phone", word.phone, longest=40),
        said=checks.text(
            "said",
            word.said,
            missing=_("Write in a few words what they said.") if reached else "",
            longest=LONG_TEXT,
        ),
    )
    checks.raise_any()
    row = answer_question(by=by, referral=referral, key=key, answer=answer, now=now)
    told = {
        "about": key,
        "text": clean.said,
        "person_name": clean.name,
        "person_function": clean.function,
        "person_phone": clean.phone,
    }
    if not (clean.name or clean.said) or row.notes.filter(**told).exists():
        return row
    AssessmentNote.objects.create(
        controller_id=row.controller_id, referral=row, by=by.user, at=now, **told
    )
    record_event(
        "referral.statement_recorded",
        by=by,
        controller=row.controller_id,
        citizen_id=row.citizen_id,
        referral_id=row.pk,
        at=now,
        name=clean.name,
    )
    return row
