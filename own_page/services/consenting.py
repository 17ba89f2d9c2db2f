"""A consent asked for on the citizen's page, answered there, and taken back there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

import sharing.rules
from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from own_page.events import OwnPageEvent
from own_page.models import Card, CardSession, ConsentQuestion
from own_page.rules import RULES, Verb
from own_page.services.cards import own_stay
from own_page.services.messages import locked_stay
from placements.models import Stay
from placements.services.stay_lock import lock_stay
from sharing.models import Answer, Consent, Way
from sharing.purposes import Purpose
from sharing.services.answers import Reply, answer_by_link, check_answer, withdraw_by_link

#: What the citizen can answer: nobody says on one's own page that one cannot decide.
ANSWERS: Final = (Answer.GIVEN, Answer.REFUSED, Answer.LATER)
#: Ours, a setting: "ask me again" is in so long.
ASKED_AGAIN_IN: Final = timedelta(days=7)


@transaction.atomic
def ask_consent(
    *,
    by: Actor,
    stay: Stay,
    purpose: str,
    recipient: str,
    topics: Collection[str],
    reason: str,
    last_on: date | None,
    now: datetime,
) -> ConsentQuestion:
    """The citizen finds it on the own page. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`Conflict` where the citizen is asked otherwise
    already, and what stands against it.
    """
    row = own_stay(by, stay, Verb.ASK_CONSENT)
    sharing.rules.check(row, sharing.rules.Verb.ASK)
    today = timezone.localdate(now)
    if not Card.objects.standing().filter(stay=row, ends_on__gt=today).exists():
        raise Problem("no_card", _("The citizen has no card that opens the page. Make one first."))
    reply = Reply(
        purpose=purpose,
        answer=Answer.GIVEN,
        recipient=recipient,
        topics=topics,
        reason=reason,
        starts_on=today,
        last_on=last_on,
        way=Way.LINK,
    )
    facts = check_answer(row, reply, today)
    asked = {name: facts[name] for name in ("purpose", "recipient", "topics", "reason", "ends_on")}
    for other in ConsentQuestion.objects.open_on(today).filter(stay=row, purpose=asked["purpose"]):
        if all(getattr(other, name) == value for name, value in asked.items()):
            return other
        if other.recipient.casefold() == asked["recipient"].casefold():
            words = _("The citizen is asked for this already. Take the question back first.")
            raise Conflict("asked_already", words)
    # Of those that wait no more, whatever ended them, none stands in the way.
    ConsentQuestion.objects.unanswered().filter(
        stay=row, purpose=asked["purpose"], recipient=asked["recipient"]
    ).update(taken_back_at=now)
    question = ConsentQuestion.objects.create(
        controller_id=row.controller_id, stay=row, asked_by=by.user, asked_at=now, **asked
    )
    _record(question, OwnPageEvent.CONSENT_ASKED, by, now)
    return question


@transaction.atomic
def take_back_question(*, by: Actor, question: ConsentQuestion, now: datetime) -> ConsentQuestion:
    """It stands on the page no more. Twice is once, and so is taking back what is answered."""
    RULES[Verb.TAKE_BACK_CONSENT].must(by)
    stay = lock_stay(by, question.stay)
    rows = ConsentQuestion.objects.visible_to(by).filter(stay=stay)
    row = own_row(rows, question.pk, not_yours=_("The question is not of one of your stays."))
    row.stay = stay
    if row.answered_at is None and row.taken_back_at is None:
        row.taken_back_at = now
        row.save(update_fields=["taken_back_at"])
        _record(row, OwnPageEvent.CONSENT_TAKEN_BACK, by, now)
    return row


@transaction.atomic
def answer_question(
    *, session: CardSession, question: ConsentQuestion, answer: str, now: datetime
) -> ConsentQuestion:
    """The citizen's yes, no, or "ask me again". The same again is a no-op.

    Raises :class:`Problems` at ``answer``, :class:`Conflict` where it is answered otherwise or not
    asked any more.
    """
    stay = locked_stay(session)
    rows = ConsentQuestion.objects.filter(stay=stay)
    row = rows.select_for_update(of=("self",), no_key=True).filter(pk=question.pk).first()
    if row is None:
        raise NotAllowed("not_yours", _("The question is not yours."))
    row.stay = stay
    checks = Checks()
    chosen = checks.choice("answer", answer, ANSWERS, missing=_("Choose one of the answers."))
    checks.raise_any()
    if row.answered_at is not None:
        if row.answer == chosen:
            return row
        raise Conflict(
            "answered_already",
            _("You have answered that already. You can always change your mind: see Yes and no."),
        )
    today = timezone.localdate(now)
    if not ConsentQuestion.objects.open_on(today).filter(pk=row.pk).exists():
        raise Conflict("not_asked_any_more", _("You are not asked for that any more."))
    reply = Reply(
        purpose=row.purpose,
        answer=chosen,
        recipient=row.recipient,
        topics=row.topics,
        reason=row.reason,
        starts_on=today,
        last_on=row.last_day,
        ask_again_on=today + ASKED_AGAIN_IN if chosen == Answer.LATER else None,
    )
    answer_by_link(by=Actor.by_card(stay.controller), stay=stay, reply=reply, now=now)
    row.answer, row.answered_at = chosen, now
    row.save(update_fields=["answer", "answered_at"])
    return row


@transaction.atomic
def take_back_consent(*, session: CardSession, consent: Consent, now: datetime) -> list[Consent]:
    """From now on nothing is shared by it. Twice is once; what another has said is not taken
    back."""
    stay = locked_stay(session)
    by = Actor.by_card(stay.controller)
    return withdraw_by_link(by=by, citizen=stay.citizen, consents=[consent.pk], now=now)


def _record(question: ConsentQuestion, kind: OwnPageEvent, by: Actor, now: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        what = str(Purpose(question.purpose).label)
    record(question, kind, by=by, at=now, what=what)
