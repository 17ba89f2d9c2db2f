"""Mails about passwords: one at a time, each in its own transaction. Nothing in them is about a
citizen."""

from __future__ import annotations

import logging
import smtplib
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from organisations.models import PasswordLink
from organisations.services.passwords import DAYS, password_link

logger = logging.getLogger("flexplads.mail")

#: After the first failure, doubled each time.
FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
TRIED_FOR: Final = timedelta(days=1)
KEPT_FOR: Final = timedelta(days=30)
MOST_PER_RUN: Final = 200


def send_waiting(*, now: datetime) -> int:
    """Send what waits; returns how many went out. Several can run: each takes what no other
    holds."""
    mailer = mailers.default
    sent = 0
    try:
        for _nth in range(MOST_PER_RUN):
            outcome = _send_next(mailer, now)
            if outcome is None:
                break
            sent += outcome
    finally:
        mailer.close()
    return sent


def forget_old(*, now: datetime) -> None:
    """What was asked for long ago goes."""
    PasswordLink.objects.filter(asked_at__lt=now - KEPT_FOR).delete()


@transaction.atomic
def _send_next(mailer: BaseEmailBackend, now: datetime) -> bool | None:
    """Whether the next was sent; None where none waits."""
    link = (
        PasswordLink.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(next_try_at__lte=now)
        .select_related("user", "organisation")
        .order_by("next_try_at", "pk")
        .first()
    )
    if link is None:
        return None
    try:
        if link.user.is_active:
            mailer.open()
            mailer.send_messages([_message(link)])
            link.sent_at = now
        link.next_try_at = None
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _failed(link, error, now)
    link.save()
    return link.sent_at is not None


def _failed(link: PasswordLink, error: Exception, now: datetime) -> None:
    link.failures += 1
    # The class only: an SMTP error's text repeats the address.
    logger.warning("%s: failure %s, %s", link, link.failures, type(error).__name__)
    wait = min(FIRST_WAIT * 2 ** min(link.failures - 1, 10), LONGEST_WAIT)
    link.next_try_at = None if now - link.asked_at > TRIED_FOR else now + wait


def _message(link: PasswordLink) -> EmailMessage:
    # Nobody's language is known when a mail is written: the house's own.
    with translation.override(settings.LANGUAGE_CODE):
        subject, lines = _words(link)
        return EmailMessage(
            subject=subject,
            body="\n".join([_("Hello"), "", *lines]),
            to=[link.user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )


def _words(link: PasswordLink) -> tuple[str, list[str]]:
    """The subject and the lines."""
    name = link.organisation.name if link.organisation else ""
    added = _("%(organisation)s has given you access to flexplads.") % {"organisation": name}
    # Who has chosen one since, by the link that the command printed, needs no other.
    has_one = link.why == PasswordLink.Why.WELCOME and link.user.has_usable_password()
    if has_one or link.why == PasswordLink.Why.ADDED:
        sign_in = f"{settings.SITE_ADDRESS}{reverse('sign_in')}"
        return _("You have a new role in flexplads"), [
            added,
            _("Sign in as you usually do: %(link)s") % {"link": sign_in},
        ]
    choose = [
        _("Choose your password here: %(link)s") % {"link": password_link(link.user)},
        "",
        _(
            "The link is yours alone, and opens once, within %(days)s days. After that you can ask "
            "for a new one at the sign-in page."
        )
        % {"days": DAYS},
    ]
    if link.why == PasswordLink.Why.WELCOME:
        return _("Welcome to flexplads: choose your password"), [added, "", *choose]
    return _("Choose a new password for flexplads"), [
        _("Somebody has asked for a new password for you."),
        "",
        *choose,
        "",
        _("Was it not you, you need do nothing: your password is as it was."),
    ]
