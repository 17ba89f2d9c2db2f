"""Mails about passwords."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.models import PasswordLink
from organisations.services.link_mails import link_message, send_links
from organisations.services.passwords import DAYS, password_link

KEPT_FOR: Final = timedelta(days=30)


def send_waiting(*, now: datetime) -> int:
    """Send what waits; returns how many went out."""
    waiting = PasswordLink.objects.select_related("user", "organisation")
    return send_links(waiting, _message, now=now)


def forget_old(*, now: datetime) -> None:
    """What was asked for long ago goes."""
    PasswordLink.objects.filter(asked_at__lt=now - KEPT_FOR).delete()


def _message(link: PasswordLink, _now: datetime) -> EmailMessage | None:
    if not link.user.is_active:
        return None
    return link_message(link.user.email, *_words(link))


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
