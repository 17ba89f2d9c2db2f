"""Asking for more information while a referral is assessed: the deadline stands still meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed
from core.repeats import AGAIN, repeated, repeats
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import InformationRequest, Referral
from referrals.rules import Verb
from referrals.services.intake import check_answer
from referrals.services.locking import locked
from schemes.base import UNKNOWN, Criterion

NOT_YOURS = _("The question is not one of yours.")


@dataclass(frozen=True)
class AskedOfSender:
    """A question as its sender reads it."""

    request: InformationRequest
    questions: list[Criterion]
    #: From the day after it is reminded of.
    expected_by: date

    @property
    def what(self) -> str:
        """In a few words: what was written, else the questions."""
        return self.request.words or " · ".join(_(asked.question) for asked in self.questions)


@transaction.atomic
def ask_information(
    *,
    by: Actor,
    referral: Referral,
    now: datetime,
    questions: Collection[str] = (),
    words: str = "",
    asked_of: str = "",
) -> InformationRequest:
    """Ask the sender, or ``asked_of`` by name, for what is missing: questions of the scheme, by
    key, or in words. From today the deadline of the reply stands still.

    The same again within some minutes is one. Raises :class:`Problems` at ``questions``, ``words``
    and ``asked_of``.
    """
    with locked(by, referral, Verb.ASK_INFORMATION) as row:
        rules.apply(row, Verb.ASK_INFORMATION)
        checks = Checks()
        asked = {criterion.key for criterion in row.version.asked(row.track)}
        keys = sorted(set(questions))
        if not asked.issuperset(keys):
            checks.add("not_asked", _("This is not asked here."), field="questions")
        text = checks.text("words", words, longest=LONG_TEXT)
        if not keys and not text:
            checks.add("missing", _("Choose or write what is missing."), field="words")
        name = checks.text("asked_of", asked_of)
        checks.raise_any()
        facts = {"questions": keys, "words": text, "asked_of": name, "by": by.user}
        theirs = InformationRequest.objects.filter(referral=row).unanswered()
        if standing := repeated(theirs.filter(at__gt=now - AGAIN), **facts):
            return standing
        request = InformationRequest.objects.create(
            controller_id=row.controller_id,
            referral=row,
            sender_id=row.sender_id,
            sender_unit_id=row.sender_unit_id,
            of_sender=not name,
            at=now,
            **facts,
        )
        record(
            row,
            ReferralEvent.INFORMATION_ASKED,
            by=by,
            at=now,
            whom=whom(request, row),
            of_sender=request.of_sender,
        )
        return request


@transaction.atomic
def give_information(
    *,
    by: Actor,
    request: InformationRequest,
    now: datetime,
    answer: str = "",
    answers: Mapping[str, str] | None = None,
) -> InformationRequest:
    """Answer it, as its sender or as the receiver who was told on the telephone. From today the
    deadline runs again.

    A question that is still open is settled by the answer; what the assessment has settled
    otherwise meanwhile stands, and both can be read. The same again is once; another answer raises
    :class:`Conflict`. Raises :class:`Problems` at ``answer`` and ``answers.<key>``.
    """
    with locked(by, request.referral, Verb.GIVE_INFORMATION) as referral:
        row = own_row(
            InformationRequest.objects.filter(referral=referral), request.pk, not_yours=NOT_YOURS
        )
        if by.organisation.pk != referral.controller_id and not row.of_sender:
            raise NotAllowed("not_yours", NOT_YOURS)
        checks = Checks()
        text = checks.text("answer", answer, longest=LONG_TEXT)
        clean = _clean(checks, referral, row.questions, answers or {})
        if not text and not clean:
            checks.add(
                "missing", _("Write an answer, if only that you don't know."), field="answer"
            )
        checks.raise_any()
        if row.ended_at is not None:
            if repeats(row, answer=text, answers=clean, taken_back=False):
                return row
            raise _ended(row)
        rules.apply(referral, Verb.GIVE_INFORMATION)
        row.answer, row.answers = text, clean
        _end(row, by=by, now=now)
        settled = {
            key: value
            for key, value in clean.items()
            if value != UNKNOWN and referral.answers.get(key, UNKNOWN) in ("", UNKNOWN)
        }
        if settled:
            referral.answers = {**referral.answers, **settled}
            referral.save(update_fields=["answers"])
        record(
            referral,
            ReferralEvent.INFORMATION_GIVEN,
            by=by,
            at=now,
            whom=whom(row, referral),
            questions=sorted(settled),
        )
        return row


@transaction.atomic
def take_back_question(
    *, by: Actor, request: InformationRequest, reason: str, now: datetime
) -> InformationRequest:
    """It is not needed any more: the deadline runs again from today. Twice is once.

    Raises :class:`Problems` at ``reason``; :class:`Conflict` where it has been answered.
    """
    with locked(by, request.referral, Verb.TAKE_BACK_QUESTION) as referral:
        row = own_row(
            InformationRequest.objects.filter(referral=referral), request.pk, not_yours=NOT_YOURS
        )
        checks = Checks()
        text = checks.text(
            "reason", reason, missing=_("Write why it is not needed."), longest=LONG_TEXT
        )
        checks.raise_any()
        if row.ended_at is not None:
            if repeats(row, answer=text, taken_back=True):
                return row
            raise _ended(row)
        rules.apply(referral, Verb.TAKE_BACK_QUESTION)
        row.answer, row.taken_back = text, True
        _end(row, by=by, now=now)
        record(
            referral,
            ReferralEvent.INFORMATION_NOT_NEEDED,
            by=by,
            at=now,
            whom=whom(row, referral),
            of_sender=row.of_sender,
        )
        return row


def asked_of_sender(referral: Referral) -> list[AskedOfSender]:
    """What its sender is asked for and has not answered, oldest first; nothing once it is decided.

    The caller has it in sight: the questions are the sender's to read.
    """
    return asked_of_senders([referral])[referral.pk]


def asked_of_senders(referrals: Iterable[Referral]) -> dict[int, list[AskedOfSender]]:
    """The same for a list, by id: one statement."""
    rows = {row.pk: row for row in referrals}
    waiting = [pk for pk, row in rows.items() if row.status == Referral.Status.SUBMITTED]
    asked: dict[int, list[AskedOfSender]] = {pk: [] for pk in rows}
    if waiting:
        requests = InformationRequest.objects.filter(referral__in=waiting, of_sender=True)
        for request in requests.unanswered().order_by("at", "pk"):
            row = rows[request.referral_id]
            asked[row.pk].append(
                AskedOfSender(
                    request,
                    questions_of(request, row),
                    request.expected_by(row.scheme_track.information_within),
                )
            )
    return asked


def questions_of(request: InformationRequest, referral: Referral) -> list[Criterion]:
    """Those of the scheme that it asks, in the scheme's order."""
    criteria = referral.version.asked(referral.track)
    return [criterion for criterion in criteria if criterion.key in request.questions]


def whom(request: InformationRequest, referral: Referral) -> str:
    return request.asked_of or referral.sent_from


def _clean(
    checks: Checks, referral: Referral, keys: Collection[str], answers: Mapping[str, str]
) -> dict[str, str]:
    """The answers to what was asked; a question may be left out."""
    criteria = {criterion.key: criterion for criterion in referral.version.asked(referral.track)}
    clean = {}
    for key, answer in answers.items():
        if key not in keys or key not in criteria:
            checks.add("not_asked", _("This is not asked here."), field=f"answers.{str(key)[:60]}")
        elif answer:
            clean[key] = check_answer(checks, criteria[key], answer)
    return {key: answer for key, answer in clean.items() if answer}


def _end(row: InformationRequest, *, by: Actor, now: datetime) -> None:
    row.ended_at, row.ended_by_name = now, by.name
    row.save()


def _ended(row: InformationRequest) -> Conflict:
    if row.taken_back:
        return Conflict("taken_back", _("The question has been taken back: it is not needed."))
    with translation.override(translation.get_language() or settings.LANGUAGE_CODE):
        return Conflict(
            "already_answered",
            _("%(name)s has answered it already.") % {"name": row.ended_by_name},
        )
