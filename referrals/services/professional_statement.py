"""Another professional who knows the citizen: who it was, and what was said (V § 4.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeated
from core.shown import Shown
from organisations.actors import Actor
from referrals.events import ReferralEvent
from referrals.models import AssessmentNote, Referral
from referrals.services.answering import answer_question
from schemes.base import YES


@dataclass(frozen=True, kw_only=True)
class Statement:
    """Who was talked with, and what they said, as typed."""

    name: str = ""
    function: str = ""
    phone: str = ""
    words: str = ""


@transaction.atomic
def answer_by_statement(
    *,
    by: Actor,
    referral: Referral,
    key: str,
    answer: str,
    statement: Statement,
    now: datetime,
    shown: Shown | None = None,
) -> Referral:
    """Answer the question, and write down whose statement it is.

    Where the answer is yes, name and words are asked for; where nobody was reached, they may be
    left out. The same twice is one note. Raises :class:`Problems` at the statement's fields.
    """
    checks = Checks()
    reached = answer == YES
    clean = Statement(
        name=checks.text("name", statement.name, missing=_("Write who it was.") if reached else ""),
        function=checks.text("function", statement.function),
        phone=checks.text("phone", statement.phone, longest=40),
        words=checks.text(
            "words",
            statement.words,
            missing=_("Write in a few words what they said.") if reached else "",
            longest=LONG_TEXT,
        ),
    )
    checks.raise_any()
    row = answer_question(by=by, referral=referral, key=key, answer=answer, now=now, shown=shown)
    facts = {
        "about": key,
        "text": clean.words,
        "person_name": clean.name,
        "person_function": clean.function,
        "person_phone": clean.phone,
    }
    if not (clean.name or clean.words) or repeated(row.notes.all(), **facts):
        return row
    AssessmentNote.objects.create(
        controller_id=row.controller_id, referral=row, by=by.user, at=now, **facts
    )
    record(
        row,
        ReferralEvent.STATEMENT_RECORDED,
        by=by,
        at=now,
        name=clean.name,
    )
    return row
