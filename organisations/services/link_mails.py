"""Mails with a personal link: one at a time, each in its own transaction. Nothing in them is about
a citizen."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from organisations.models import LinkMail

logger = logging.getLogger("flexplads.mail")

#: After the first failure, doubled each time.
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
TRIED_FOR: Final = timedelta(days=1)
MOST_PER_RUN: Final = 200


def send_links[Row: LinkMail](
    rows: QuerySet[Row], message: Callable[[Row, datetime], EmailMessage | None], *, now: datetime
) -> int:
    """Send what waits among ``rows``; returns how many went out. Several can run: each takes what
    no other holds.

    ``message`` makes the link and the mail, and may write on the row what the link is known by;
    None where nobody is to have it any more.
    """
    mailer = mailers.default
    sent = 0
    try:
        for _nth in range(MOST_PER_RUN):
            outcome = _send_next(rows, message, mailer, now)
            if outcome is None:
                break
            sent += outcome
    finally:
        mailer.close()
    return sent


def link_message(address: str, subject: str, lines: Sequence[str]) -> EmailMessage:
    """The mail as every one of them is."""
    return EmailMessage(
        subject=subject,
        body="\n".join([_("Hello"), "", *lines]),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )


@transaction.atomic
def _send_next[Row: LinkMail](
    rows: QuerySet[Row],
    message: Callable[[Row, datetime], EmailMessage | None],
    mailer: BaseEmailBackend,
    now: datetime,
) -> bool | None:
    """Whether the next was sent; None where none waits."""
    row = (
        rows.select_for_update(skip_locked=True, of=("self",))
        .filter(next_try_at__lte=now)
        .order_by("next_try_at", "pk")
        .first()
    )
    if row is None:
        return None
    try:
        # Nobody's language is known when a mail is written: the house's own.
        with translation.override(settings.LANGUAGE_CODE):
            mail = message(row, now)
        if mail is not None:
            mailer.open()
            mailer.send_messages([mail])
            row.sent_at = now
        row.next_try_at = None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _failed(row, error, now)
    row.save()
    return row.sent_at is not None


def _failed(row: LinkMail, error: Exception, now: datetime) -> None:
    row.failures += 1
    # The class only: an SMTP error's text repeats the address.
    logger.warning("%s: failure %s, %s", row, row.failures, type(error).__name__)
    wait = min(FIRST_WAIT * 2 ** min(row.failures - 1, 10), LONGEST_WAIT)
    row.next_try_at = None if now - row.asked_at > TRIED_FOR else now + wait
