"""A second opinion: one professional is asked, by name, and answers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict
from core.repeats import repeated, repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral, SecondOpinion
from referrals.rules import Verb
from referrals.services.locking import locked


@transaction.atomic
def ask_opinion(
    *,
    by: Actor,
    referral: Referral,
    name: str,
    function: str,
    question: str,
    answer_by: date | None,
    now: datetime,
) -> SecondOpinion:
    """Ask a colleague or another professional. The reply's deadline runs on meanwhile: what one
    thinks is no fact that is missing.

    The same question to the same person, unanswered, is one. Raises :class:`Problems` at the
    arguments' names.
    """
    with locked(by, referral, Verb.ASK_OPINION) as row:
        rules.apply(row, Verb.ASK_OPINION)
        checks = Checks()
        facts = {
            "person_name": checks.text("name", name, missing=_("Write whom you ask.")),
            "person_function": checks.text("function", function),
            "question": checks.text(
                "question", question, missing=_("Write what you ask."), longest=LONG_TEXT
            ),
            "answer_by": checks.day(
                "answer_by", answer_by, missing=_("Write by when you need the answer.")
            ),
        }
        if answer_by is not None and answer_by < timezone.localdate(now):
            checks.add("past", _("The day has passed."), field="answer_by")
        checks.raise_any()
        if standing := repeated(row.second_opinions.filter(answered_at=None), **facts):
            return standing
        asked = SecondOpinion.objects.create(
            controller_id=row.controller_id, referral=row, by=by.user, at=now, **facts
        )
        record(
            row,
            ReferralEvent.OPINION_ASKED,
            by=by,
            at=now,
            whom=asked.person_name,
            answer_by=asked.answer_by,
        )
        return asked


@transaction.atomic
def give_opinion(*, by: Actor, opinion: SecondOpinion, answer: str, now: datetime) -> SecondOpinion:
    """Write down the answer, by whoever was asked or by who heard it. Twice is once; another answer
    raises :class:`Conflict`. Raises :class:`Problems` at ``answer``."""
    with locked(by, opinion.referral, Verb.GIVE_OPINION) as referral:
        row = own_row(
            SecondOpinion.objects.filter(referral=referral),
            opinion.pk,
            not_yours=_("The question is not one of yours."),
        )
        checks = Checks()
        text = checks.text("answer", answer, missing=_("Write the answer."), longest=LONG_TEXT)
        checks.raise_any()
        if row.answered_at is not None:
            if repeats(row, answer=text):
                return row
            raise Conflict("already_answered", _("The answer has been written down already."))
        rules.apply(referral, Verb.GIVE_OPINION)
        row.answer, row.answered_at, row.answered_by = text, now, by.user
        row.save()
        record(referral, ReferralEvent.OPINION_GIVEN, by=by, at=now, whom=row.person_name)
        return row
