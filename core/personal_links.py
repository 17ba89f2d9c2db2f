"""What links that take no account have in common: nobody guesses one, and who tries is stopped."""

from __future__ import annotations

import secrets
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.client_address import client_address
from core.problems import TooMany
from core.shared_cache import minutes_to_wait

_BYTES: Final = 32
_QUARTER: Final = 900


def new_token() -> str:
    """256 bits."""
    return secrets.token_urlsafe(_BYTES)


def count_wrong_link(request: HttpRequest) -> None:
    """One more that opens nothing, from this address. Raises :class:`TooMany`."""
    minutes = minutes_to_wait(
        f"wrong-link-from:{client_address(request)}", _QUARTER, settings.PUBLIC_CODES_PER_ADDRESS
    )
    if minutes:
        words = _("That was asked for many times from here. Try again in %(minutes)d min.")
        raise TooMany("too_many", words % {"minutes": minutes})
