"""A letter leaves the house: it is kept as it was sent, and never changed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict
from letters.building.hearing import hearing_letter
from letters.building.letter import letter_of
from letters.content import JOINED, content_of
from letters.document import EDITIONS, LANGUAGES, Document
from letters.events import LetterEvent
from letters.frame import Frame
from letters.hearing_content import JOINED as HEARING_JOINED
from letters.hearing_content import TITLE, hearing_content_of
from letters.models import SentLetter, digest_of
from letters.pdf import pdf_of
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, FollowUp, Stay
from referrals.models import (
    Hearing,
    decisions_visible_to,
    hearings_visible_to,
    referral_of,
)


@transaction.atomic
def send_letter(
    *,
    by: Actor,
    decision: Decision,
    language: str,
    edition: str,
    way: str,
    shown: str,
    now: datetime,
) -> SentLetter:
    """Keep the letter on a decision as it is sent, and how it went.

    ``shown`` is the :func:`mark_of` of the letter that was read before. The same again is one.
    Raises :class:`Conflict` where the letter is a draft, another by now, or on a decision that
    stands no more; :class:`Problems` for what is no choice.
    """
    by.must(Permission.DECIDE)
    rows = decisions_visible_to(by).select_related(*JOINED)
    # Locked: two who send the same at once keep one.
    row = own_row(rows, decision.pk, not_yours=_("The decision is not one of yours."))
    _check_choices(language, edition, way)
    content = content_of(row, on=timezone.localdate(now))
    document = letter_of(content, language=language, edition=edition)
    letter = SentLetter(controller_id=row.controller_id, decision=row, way=way)
    words = content.words.accepted if content.is_award else row.rule.title
    return _send(letter, content, document, shown, by=by, now=now, words=words)


@transaction.atomic
def send_hearing_letter(
    *,
    by: Actor,
    hearing: Hearing,
    language: str,
    edition: str,
    way: str,
    shown: str,
    now: datetime,
) -> SentLetter:
    """Keep the letter of a hearing as it is sent; as :func:`send_letter`.

    Raises :class:`Conflict` where no reply is waited for any more, besides.
    """
    by.must(Permission.ASSESS)
    rows = hearings_visible_to(by).select_related(*HEARING_JOINED)
    row = own_row(rows, hearing.pk, not_yours=_("The hearing is not one of yours."))
    _check_choices(language, edition, way)
    content = hearing_content_of(row, on=timezone.localdate(now))
    document = hearing_letter(content, language=language, edition=edition)
    letter = SentLetter(
        controller_id=row.controller_id, hearing=row, reply_by=row.reply_by, way=way
    )
    return _send(letter, content, document, shown, by=by, now=now, words=TITLE)


def _check_choices(language: str, edition: str, way: str) -> None:
    checks = Checks()
    choose = _("Choose one of the answers.")
    checks.choice("language", language, LANGUAGES, missing=choose)
    checks.choice("edition", edition, EDITIONS, missing=choose)
    checks.choice("way", way, SentLetter.Way.values, missing=choose)
    checks.raise_any()


def _send(
    letter: SentLetter,
    content: Frame,
    document: Document,
    shown: str,
    *,
    by: Actor,
    now: datetime,
    words: str,
) -> SentLetter:
    if kept := _kept(letter, document):
        return kept
    _check(content, document, shown)
    _keep(letter, document, by=by, now=now)
    # A hearing names its referral by itself.
    referral = referral_of(letter.decision) if letter.decision else None
    record(
        letter,
        LetterEvent.SENT,
        by=by,
        at=now,
        also=[*filter(None, [referral])],
        words=words,
        way=str(SentLetter.Way(letter.way).label),
    )
    return letter


def keep_orientering(
    *,
    by: Actor,
    stay: Stay,
    follow_up: FollowUp,
    document: Document,
    way: str,
    now: datetime,
) -> SentLetter:
    """Keep what the acting municipality was sent. The follow-up that it does is the event; whoever
    calls has locked it, and asked whether they may."""
    letter = SentLetter(controller_id=stay.controller_id, stay=stay, follow_up=follow_up, way=way)
    if kept := _kept(letter, document):
        return kept
    _keep(letter, document, by=by, now=now)
    return letter


def mark_of(document: Document, *, controller_id: int) -> str:
    """By which the letter that was read is known again when it is sent."""
    return digest_of(document, controller_id=controller_id).hex()


def _kept(letter: SentLetter, document: Document) -> SentLetter | None:
    return SentLetter.objects.filter(
        controller=letter.controller_id,
        decision=letter.decision,
        stay=letter.stay,
        hearing=letter.hearing,
        way=letter.way,
        digest=digest_of(document, controller_id=letter.controller_id),
        taken_back_at=None,
    ).first()


def was_not_sent(follow_up: FollowUp, now: datetime) -> None:
    """It is taken back that the follow-up was done, and so that its letter was sent. The letter
    stays to be read, and says so."""
    SentLetter.objects.filter(
        controller=follow_up.controller_id, follow_up=follow_up, taken_back_at=None
    ).update(taken_back_at=now)


def _keep(letter: SentLetter, document: Document, *, by: Actor, now: datetime) -> None:
    on: date = timezone.localdate(now)
    letter.by, letter.at = by.user, now
    letter.fill(document, pdf_of(document, on=on))
    letter.save(force_insert=True)


def _check(content: Frame, document: Document, shown: str) -> None:
    if content.fallen:
        raise Conflict("no_longer_stands", content.fallen)
    if lacks := content.lacks:
        raise Conflict(
            "draft",
            _("The letter is a draft, and can't be sent yet. It lacks: %(what)s.")
            % {"what": ", ".join(lacks)},
        )
    if shown != mark_of(document, controller_id=content.controller.pk):
        raise Conflict(
            "another_letter",
            _("The letter says something else than when you opened it. Read it, and send it then."),
        )
