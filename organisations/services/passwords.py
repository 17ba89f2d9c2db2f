"""Choosing a password by a personal link, which comes by mail and opens once."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import Final

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from core.problems import Conflict, Problem, Problems, TooMany
from core.shared_cache import hits, minutes_to_wait
from organisations.lockout import name_of
from organisations.models import Organisation, PasswordLink, User

#: Days for which a link opens.
DAYS: Final = settings.PASSWORD_RESET_TIMEOUT // 86_400
_QUARTER: Final = 900
_HOUR: Final = 3600
#: Mails to one person in an hour, whoever asks.
_MAILS_AN_HOUR: Final = 5


def password_link(user: User) -> str:
    """The personal link. It ends when it was used, when the person signs in, and after
    :data:`DAYS`."""
    person = urlsafe_base64_encode(str(user.pk).encode())
    token = default_token_generator.make_token(user)
    path = reverse("choose_password", kwargs={"person": person, "token": token})
    return f"{settings.SITE_ADDRESS}{path}"


def opened_by(person: str, token: str) -> User | None:
    """Whose password is chosen with this link; None where it does not open any more."""
    try:
        pk = int(force_str(urlsafe_base64_decode(person)))
    except (ValueError, UnicodeDecodeError, OverflowError):
        return None
    if not 0 < pk < 2**63:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if user and default_token_generator.check_token(user, token) else None


@transaction.atomic
def choose_password(*, person: str, token: str, password: str) -> User:
    """From now on the person signs in with ``password``; wherever they are signed in, that ends.

    Raises :class:`Conflict` ``link_ended`` where the link was used meanwhile, :class:`Problems` at
    ``password``.
    """
    opened = opened_by(person, token)
    if opened is not None:
        # Of two at once the second finds the link used.
        User.objects.select_for_update(no_key=True).get(pk=opened.pk)
        opened = opened_by(person, token)
    if opened is None:
        raise Conflict("link_ended", _("The link does not open any more. Ask for a new one."))
    try:
        validate_password(password, opened)
    except ValidationError as weak:
        problems = [Problem("weak", words, field="password") for words in weak.messages]
        raise Problems(problems) from None
    opened.set_password(password)
    opened.save(update_fields=["password"])
    return opened


def forget_password(*, email: str, address: str | None, now: datetime) -> None:
    """A mail with a link goes to whoever has this e-mail; nobody is told whether anybody has.

    Raises :class:`TooMany` after as many tries as at the sign-in page.
    """
    name = name_of(None, {"username": email})
    # A name typed is nobody else's to read.
    key = blake2b(name.encode(), digest_size=12).hexdigest()
    _count(f"forgotten-from:{address}", settings.SIGN_IN_ADDRESS_LIMIT)
    _count(f"forgotten:{key}:{address}", settings.AXES_FAILURE_LIMIT)
    mails, _left = hits(f"forgotten-by:{key}", _HOUR)
    user = User.objects.filter(email=name, is_active=True).first()
    if user is not None and mails <= _MAILS_AN_HOUR:
        ask_for_link(user, why=PasswordLink.Why.FORGOTTEN, now=now)


def ask_for_link(
    user: User, *, why: PasswordLink.Why, now: datetime, organisation: Organisation | None = None
) -> PasswordLink:
    """Put a mail in the queue. One that waits to be sent already is the same."""
    waiting = PasswordLink.objects.filter(
        user=user, why=why, organisation=organisation, next_try_at__isnull=False
    ).first()
    return waiting or PasswordLink.objects.create(
        user=user, why=why, organisation=organisation, asked_at=now, next_try_at=now
    )


def _count(key: str, most: int) -> None:
    if minutes := minutes_to_wait(key, _QUARTER, most):
        words = _("That was asked for many times from here. Try again in %(minutes)d min.")
        raise TooMany("too_many", words % {"minutes": minutes})
