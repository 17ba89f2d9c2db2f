"""Tokens: how one is given out, and how one is read (RFC 6749 § 4.4, RFC 6750).

The library gives them out; its server class knows no other grant than client credentials, so
there is none to switch off. Whose secret it is was settled before (``interop.rest.credentials``).
A token is read here and not by the library: only the header counts, before the transaction of the
view begins, and nothing of the body is touched.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from oauth2_provider.models import AccessToken
from oauth2_provider.oauth2_validators import OAuth2Validator

from interop.models import Client
from organisations.actors import Actor

#: RFC 6750 § 2.1, and longer than any of ours.
_BEARER: Final = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9\-._~+/]{1,200}=*)")


#: In a request's META; no header of a client can be called so.
KNOWN_CLIENT: Final = "flexplads.known_client"


class KnownClients(OAuth2Validator):
    """The library's own, but for the look at the secret: ours knows two of a client."""

    def authenticate_client(self, request: Any, *_args: Any, **_kwargs: Any) -> bool:
        request.client = request.headers.get(KNOWN_CLIENT)
        return request.client is not None


@dataclass(frozen=True)
class Caller:
    """The system behind a valid token."""

    client: Client
    actor: Actor
    scopes: frozenset[str]


def caller(header: str) -> Caller | None:
    """Who sends this ``Authorization`` header; None where the token is no good (any more)."""
    match = _BEARER.fullmatch(header)
    if match is None:
        return None
    token = (
        AccessToken.objects.select_related("application__organisation", "application__unit")
        .filter(token_checksum=hashlib.sha256(match[1].encode()).hexdigest())
        .filter(expires__gt=timezone.now(), application__revoked_at=None)
        .first()
    )
    if token is None:
        return None
    client = token.application
    assert client is not None  # a token of none is not found: the filter joins
    return Caller(
        client=client,
        actor=Actor.client(client.organisation, client.name, client.unit),
        # A scope taken from the client is gone at once, whatever its tokens say.
        scopes=frozenset(token.scope.split()) & frozenset(client.scopes),
    )
