"""The client's id and secret as a request brings them (RFC 6749 § 2.3.1), and whose they are."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote_plus

from django.utils import timezone
from rest_framework.request import Request

from core.checks import is_plain
from interop.models import Client
from interop.rest.throttling import PerClient, PerSecret
from interop.services.secrets import is_known, is_right, named

_BODY: Final = ("client_id", "client_secret")


class InvalidRequest(Exception):
    """Not to be read, or said twice and differently."""


@dataclass(frozen=True)
class Credentials:
    client_id: str
    secret: str


def credentials_of(request: Request) -> Credentials | None:
    """None where there are none. One way of the two, and not both (RFC 6749 § 2.3)."""
    body: Any = request.data
    given = {name: str(body.get(name, "")) for name in _BODY}
    header = request.headers.get("Authorization", "")
    if not header:
        return (
            Credentials(given["client_id"], given["client_secret"]) if any(given.values()) else None
        )
    kind, _, coded = header.partition(" ")
    if kind.lower() != "basic":
        raise InvalidRequest
    try:
        text = base64.b64decode(coded.strip(), validate=True).decode()
    except ValueError:
        raise InvalidRequest from None
    # Both parts are form-encoded within it.
    client_id, colon, secret = (unquote_plus(part) for part in text.partition(":"))
    if not (colon and is_plain(client_id) and is_plain(secret)):
        raise InvalidRequest
    if given["client_secret"] or given["client_id"] not in ("", client_id):
        raise InvalidRequest
    return Credentials(client_id, secret)


def client_of(request: Request, credentials: Credentials) -> Client | None:
    """The client whose credentials these are. Refused with 429 after too many wrong ones.

    Guesses are counted per client and address, and a secret that was right before is none: whoever
    guesses, also from the same address, stops nobody who knows it. Ids that nobody has count as
    one, or they would fill the store and each bring tries of its own.
    """
    now = timezone.now()
    client = named(credentials.client_id)
    if not is_known(client, credentials.secret, now):
        guesses = PerSecret()
        guesses.count(request, guesses.key_of(client, request))
        if not is_right(client, credentials.secret, now):
            return None
    assert client is not None  # nobody's secret is neither known nor right
    calls = PerClient()
    calls.count(request, calls.key_of(client))
    return client
