"""Hearing the citizen before a decision against them (partshøring, FVL § 19)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.repeats import repeated, repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Hearing, Referral
from referrals.rules import Verb
from referrals.services.locking import locked
from schemes.base import Referrer, Refusal
from schemes.law import HEARING_DAYS

Outcome = Hearing.Outcome
#: How a hearing ends that was not called off.
REPLIES: Final = (Outcome.REPLY, Outcome.NONE)


@transaction.atomic
def hear_citizen(
    *,
    by: Actor,
    referral: Referral,
    facts: str,
    sent_on: date | None,
    reply_by: date | None,
    now: datetime,
) -> Hearing:
    """Write down which facts the citizen was sent, when, and until when a reply is waited for:
    ``HEARING_DAYS`` after the sending unless another day is given.

    One runs at a time. The same again is one. Raises :class:`Problems` at the arguments' names.
    """
    with locked(by, referral, Verb.HEAR) as row:
        rules.apply(row, Verb.HEAR)
        if not row.version.act:
            raise Problem("no_decision_here", _("Nothing is decided under an act of law here."))
        today = timezone.localdate(now)
        checks = Checks()
        text = checks.text(
            "facts",
            facts,
            missing=_("Write which facts the citizen is heard on."),
            longest=LONG_TEXT,
        )
        sent = checks.day("sent_on", sent_on, missing=_("Write when it was sent."))
        if sent is not None and sent > today:
            checks.add("not_yet", _("It has not been sent yet."), field="sent_on")
        until = checks.day("reply_by", reply_by)
        if sent is not None:
            until = until or sent + timedelta(days=HEARING_DAYS)
            if until <= sent:
                checks.add("no_time", _("Give the citizen time to reply."), field="reply_by")
        checks.raise_any()
        running = row.hearings.filter(ended_at=None)
        if standing := repeated(running, facts=text, sent_on=sent, reply_by=until):
            return standing
        if running.exists():
            raise Conflict("already_heard", _("A hearing is running. Write down its reply first."))
        assert sent is not None, "raised above"
        assert until is not None, "raised above"
        hearing = Hearing.objects.create(
            controller_id=row.controller_id,
            referral=row,
            facts=text,
            sent_on=sent,
            reply_by=until,
            by=by.user,
            at=now,
        )
        record(row, ReferralEvent.HEARING_SENT, by=by, at=now, reply_by=hearing.reply_by)
        return hearing


@transaction.atomic
def move_hearing(
    *,
    by: Actor,
    hearing: Hearing,
    reply_by: date | None,
    because: str,
    now: datetime,
    shown: Shown | None = None,
) -> Hearing:
    """Give the citizen until a later day. A letter that was sent says so where it is read again.

    The same again is one. Raises :class:`Problems` at ``reply_by`` and ``because``, :class:`Stale`
    where a colleague has moved it since ``shown``, :class:`Conflict` where it has ended.
    """
    with locked(by, hearing.referral, Verb.MOVE_HEARING) as referral:
        row = _own(hearing, referral)
        checks = Checks()
        until = checks.day("reply_by", reply_by, missing=_("Write until when."))
        text = checks.text(
            "because", because, missing=_("Write why there is more time."), longest=LONG_TEXT
        )
        checks.raise_any()
        assert until is not None, "raised above"
        if row.ended_at is not None:
            raise Conflict("already_ended", _("A colleague has written down how it ended."))
        if row.reply_by == until:
            return row
        rules.apply(referral, Verb.MOVE_HEARING)
        merge(shown, typed={"reply_by": until}, standing={"reply_by": row.reply_by})
        # What a citizen was told to have is not taken back.
        if until < row.reply_by:
            checks.add(
                "less_time",
                _("The citizen was given until %(day)s. Write a later day.")
                % {"day": date_format(row.reply_by, "DATE_FORMAT")},
                field="reply_by",
            )
        if until < timezone.localdate(now):
            checks.add("in_the_past", _("Choose today or a later day."), field="reply_by")
        checks.raise_any()
        row.reply_by = until
        row.save(update_fields=["reply_by"])
        record(referral, ReferralEvent.HEARING_MOVED, by=by, at=now, reply_by=until, because=text)
        return row


@transaction.atomic
def call_off_hearing(*, by: Actor, hearing: Hearing, because: str, now: datetime) -> Hearing:
    """No reply is waited for any more, since nothing is to be decided on what the citizen was heard
    on. Where that changes, the citizen is heard anew.

    Twice is once. Raises :class:`Problems` at ``because``, :class:`Conflict` where it has ended.
    """
    with locked(by, hearing.referral, Verb.CALL_OFF_HEARING) as referral:
        row = _own(hearing, referral)
        checks = Checks()
        text = checks.text(
            "because",
            because,
            missing=_("Write why the citizen need not be heard."),
            longest=LONG_TEXT,
        )
        checks.raise_any()
        if row.ended_at is not None:
            if repeats(row, outcome=Outcome.CALLED_OFF, called_off_because=text):
                return row
            raise Conflict("already_ended", _("A colleague has written down how it ended."))
        rules.apply(referral, Verb.CALL_OFF_HEARING)
        row.outcome, row.called_off_because = Outcome.CALLED_OFF, text
        row.ended_at, row.ended_by = now, by.user
        row.save()
        record(referral, ReferralEvent.HEARING_CALLED_OFF, by=by, at=now, because=text)
        return row


def _own(hearing: Hearing, referral: Referral) -> Hearing:
    return own_row(
        Hearing.objects.filter(referral=referral),
        hearing.pk,
        not_yours=_("The hearing is not one of yours."),
    )


@transaction.atomic
def end_hearing(*, by: Actor, hearing: Hearing, outcome: str, reply: str, now: datetime) -> Hearing:
    """Write down the reply, or that none came: that only once its day has passed.

    Twice is once; something else raises :class:`Conflict`. Raises :class:`Problems` at ``outcome``
    and ``reply``.
    """
    with locked(by, hearing.referral, Verb.END_HEARING) as referral:
        row = _own(hearing, referral)
        checks = Checks()
        ending = checks.choice(
            "outcome", outcome, REPLIES, missing=_("Choose whether a reply came.")
        )
        text = checks.text(
            "reply",
            reply,
            missing=_("Write what the citizen replied.") if ending == Outcome.REPLY else "",
            longest=LONG_TEXT,
        )
        if ending == Outcome.NONE:
            text = ""
        checks.raise_any()
        if row.ended_at is not None:
            if repeats(row, outcome=ending, reply=text):
                return row
            raise Conflict("already_ended", _("A colleague has written down how it ended."))
        rules.apply(referral, Verb.END_HEARING)
        if ending == Outcome.NONE and row.waits_on(timezone.localdate(now)):
            day = date_format(row.reply_by, "DATE_FORMAT")
            checks.add(
                "still_time",
                _("The citizen can still reply, until %(day)s.") % {"day": day},
                field="outcome",
            )
            checks.raise_any()
        row.outcome, row.reply = ending, text
        row.ended_at, row.ended_by = now, by.user
        row.save()
        with translation.override(settings.LANGUAGE_CODE):
            label = str(Outcome(ending).label)
        record(referral, ReferralEvent.HEARING_ENDED, by=by, at=now, outcome=label)
        return row


def running_hearing(referral: Referral) -> Hearing | None:
    """The one that nobody has ended."""
    return Hearing.objects.filter(referral=referral).running().first()


def hearing_owed(referral: Referral) -> list[Refusal]:
    """What speaks against the citizen by facts that somebody else gave, and nobody has heard the
    citizen on. Empty where it is no decision under an act, or the citizen asked.

    The rules can't tell whether the citizen knows what was said: they point at it, and who decides
    judges (FVL § 19 (2)).
    """
    if not referral.version.act or referral.referrer == Referrer.CITIZEN:
        return []
    against = [refusal for refusal in referral.verdict.refusals if _is_asked(referral, refusal)]
    if not against or referral.hearings.exclude(outcome=Outcome.CALLED_OFF).exists():
        return []
    return against


def _is_asked(referral: Referral, refusal: Refusal) -> bool:
    return any(
        criterion.key == refusal.code for criterion in referral.version.asked(referral.track)
    )


def before_reply(checks: Checks, referral: Referral, because: str, now: datetime) -> str:
    """Why it is refused before the day for the reply, cleaned; "" where no reply is waited for.

    Asks for it at ``before_reply_because`` where one is.
    """
    hearing = running_hearing(referral)
    if hearing is None or not hearing.waits_on(timezone.localdate(now)):
        return ""
    day = date_format(hearing.reply_by, "DATE_FORMAT")
    return checks.text(
        "before_reply_because",
        because,
        missing=_("The citizen can reply until %(day)s. Write why it is decided before.")
        % {"day": day},
        longest=LONG_TEXT,
    )
