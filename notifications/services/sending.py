"""Sending the mails that wait: one at a time, each in its own transaction.

The row is locked while the relay takes the message and marked in the same transaction. Killed in
between, it is sent again: at most the one in flight is doubled, under the same Message-ID.
"""

from __future__ import annotations

import logging
import smtplib
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Final

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from notifications.models import Mail, Reminder
from notifications.stages import day_begun
from organisations.models import Organisation, TimeAway

logger = logging.getLogger("flexplads.mail")

#: After the first failure, doubled each time up to the longest.
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
#: Who has not been reached by now has been in Min dag, or will get the next stage's mail.
TRIED_FOR: Final = timedelta(days=3)
#: One run leaves the rest to the next minute's, so that nobody else waits for a worker.
MOST_PER_RUN: Final = 500

#: The message's own trouble; anything else is the relay's, and the others need not be tried.
_THIS_ONES: Final = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    ValueError,
)


class _Next(Enum):
    SENT = auto()
    NOT_SENT = auto()
    NONE_WAITING = auto()
    RELAY_AWAY = auto()


def send_waiting(*, controller: Organisation, now: datetime) -> int:
    """Send what waits; returns how many went out. The caller acts for the controller.

    Several can run: each takes mails no other holds.
    """
    mailer = mailers.default
    sent = 0
    try:
        for _nth in range(MOST_PER_RUN):
            outcome = _send_next(controller, mailer, now)
            if outcome in (_Next.NONE_WAITING, _Next.RELAY_AWAY):
                break
            sent += outcome is _Next.SENT
    finally:
        mailer.close()
    return sent


@transaction.atomic
def _send_next(controller: Organisation, mailer: BaseEmailBackend, now: datetime) -> _Next:
    mail = (
        Mail.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(controller=controller, next_try_at__lte=now)
        .select_related("user")
        .order_by("next_try_at", "pk")
        .first()
    )
    if mail is None:
        return _Next.NONE_WAITING
    outcome = _Next.NOT_SENT
    if not_needed := _why_not(mail, day_begun(now)):
        _drop(mail, not_needed, now)
    else:
        outcome = _try(mail, mailer, now)
    mail.save()
    return outcome


def _why_not(mail: Mail, day: date) -> str:
    if not mail.user.is_active:
        return "account closed"
    if not Reminder.objects.standing(day).filter(mail=mail).exists():
        return "all done or moved"
    if TimeAway.objects.on(day).filter(controller=mail.controller_id, user=mail.user_id).exists():
        return "away"
    return ""


def _try(mail: Mail, mailer: BaseEmailBackend, now: datetime) -> _Next:
    try:
        mailer.open()
        mailer.send_messages([_message(mail)])
    except _THIS_ONES as error:
        _failed(mail, error, now)
        return _Next.NOT_SENT
    except (OSError, smtplib.SMTPException) as error:
        _failed(mail, error, now)
        return _Next.RELAY_AWAY
    mail.sent_at, mail.next_try_at = now, None
    return _Next.SENT


def _message(mail: Mail) -> EmailMessage:
    return EmailMessage(
        subject=mail.subject,
        body=mail.text,
        to=[mail.user.email],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )


def _failed(mail: Mail, error: Exception, now: datetime) -> None:
    mail.failures += 1
    mail.last_error = type(error).__name__
    # The class only: an SMTP error's text repeats the address.
    logger.warning("mail %s: failure %s, %s", mail.pk, mail.failures, mail.last_error)
    if now - mail.made_at > TRIED_FOR:
        _drop(mail, mail.last_error, now)
    else:
        mail.next_try_at = now + min(FIRST_WAIT * 2 ** min(mail.failures - 1, 10), LONGEST_WAIT)


def _drop(mail: Mail, why: str, now: datetime) -> None:
    mail.dropped_at, mail.next_try_at, mail.last_error = now, None, why
