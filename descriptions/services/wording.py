"""A house words the question to partners itself."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from core.problems import Problem
from core.shown import Shown, merge
from descriptions.events import QuestionEvent
from descriptions.models import HouseQuestion
from descriptions.questions import house_words
from descriptions.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import Facility
from schemes.base import FollowUpRule

LONGEST: Final = 300


@transaction.atomic
def word_question(
    *,
    by: Actor,
    house: Facility,
    rule: FollowUpRule,
    text: str,
    now: datetime,
    shown: Shown | None = None,
) -> str:
    """For whoever is asked from now on, for follow-ups of the rule's kind; "" is the scheme's own
    words. Returns what stands. The same again is a no-op.

    Raises :class:`Problems` at ``text``, :class:`~core.shown.Stale`.
    """
    RULES[Verb.WORD_QUESTION].must(by)
    rows = Facility.objects.run_by(by)
    own = own_row(rows, house.pk, not_yours=_("The house is not one of yours."))
    if not rule.asks_descriptions:
        raise Problem("asks_nobody", _("For this follow-up nobody is asked for a description."))
    checks = Checks()
    text = checks.text("text", text, longest=LONGEST)
    if holds_cpr(text):
        checks.add("holds_cpr", _("A CPR number does not belong here."), field="text")
    checks.raise_any()
    standing = {"text": house_words(own, rule.kind, now)}
    merged = merge(shown, typed={"text": text}, standing=standing)
    if merged == standing:
        return text
    question = HouseQuestion.objects.create(
        controller_id=own.controller_id,
        facility=own,
        kind=rule.kind,
        text=merged["text"],
        by=by.user,
        at=now,
    )
    record(
        question,
        QuestionEvent.WORDED,
        by=by,
        at=now,
        house=own.name,
        follow_up=rule.title,
    )
    return question.text
