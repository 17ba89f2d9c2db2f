"""What is settled and noted while a referral is assessed."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import AGAIN, repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import AssessmentNote, Referral
from referrals.rules import Verb
from referrals.services.frozen_copy import answer_in_words
from referrals.services.intake import check_answer
from referrals.services.locking import locked
from schemes.base import AnswerType


@transaction.atomic
def answer_question(
    *,
    by: Actor,
    referral: Referral,
    key: str,
    answer: str,
    now: datetime,
    shown: Shown | None = None,
) -> Referral:
    """Settle a question of the scheme during assessment. The frozen copy keeps the first answer.

    Raises :class:`Problem` at ``answers.<key>``, :class:`Stale` at ``answer`` where a colleague
    answered otherwise since ``shown``.
    """
    with locked(by, referral, Verb.ANSWER) as row:
        rules.apply(row, Verb.ANSWER)
        asked = {criterion.key: criterion for criterion in row.version.asked(row.track)}
        checks = Checks()
        if key not in asked:
            raise Problem("not_asked", _("This is not asked here."), field="answers")
        clean = check_answer(checks, asked[key], answer)
        checks.raise_any()
        before = row.answers.get(key, "")
        clean = merge(shown, typed={"answer": clean}, standing={"answer": before})["answer"]
        if clean == before:
            return row
        row.answers = {**row.answers, key: clean}
        row.save(update_fields=["answers"])
        is_text = asked[key].answer_type is AnswerType.TEXT
        with translation.override(settings.LANGUAGE_CODE):
            record(
                row,
                ReferralEvent.QUESTION_ANSWERED,
                by=by,
                at=now,
                key=key,
                question=_(asked[key].question),
                answer=_("in own words") if is_text else answer_in_words(asked[key], clean),
            )
        return row


@transaction.atomic
def add_note(*, by: Actor, referral: Referral, text: str, now: datetime) -> AssessmentNote:
    """Write down something learnt. Notes are for those who assess, never for the sender.

    The same words by the same person within :data:`AGAIN` are one note: it can't be taken away.
    """
    with locked(by, referral, Verb.NOTE) as row:
        checks = Checks()
        clean = checks.text("text", text, missing=_("Write the note."), longest=LONG_TEXT)
        checks.raise_any()
        facts = {"text": clean, "by": by.user, "about": ""}
        if written := repeated(row.notes.filter(at__gt=now - AGAIN), **facts):
            return written
        note = AssessmentNote.objects.create(
            controller_id=row.controller_id, referral=row, at=now, **facts
        )
        record(row, ReferralEvent.NOTED, by=by, at=now)
        return note
