"""How much one client may ask, counted over all web processes (``core.shared_cache``)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from core.checks import is_plain
from core.client_address import client_address
from core.shared_cache import hits
from interop.models import Client

if TYPE_CHECKING:
    from rest_framework.views import APIView


class _ByScope(SimpleRateThrottle):
    """So many in the minute (or hour) that begins with the first."""

    duration: int
    num_requests: int

    def get_rate(self) -> str | None:
        """Read when asked, so that a test (or an operator) can set another."""
        return str(api_settings.DEFAULT_THROTTLE_RATES[self.scope or ""])

    def allow_request(self, request: Request, view: APIView) -> bool:
        key = self.get_cache_key(request, view)
        if key is None:
            return True
        count, self._left = hits(key, self.duration)
        return count <= self.num_requests

    def wait(self) -> float:
        return self._left


class PerClient(_ByScope):
    scope = "client"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        caller: Any = request.auth
        return f"api:{caller.client.pk}" if caller else None  # None: refused already


class PerSecret(_ByScope):
    """Trying secrets: per client and address, so that nobody's guessing locks another out, and
    Argon2 can't be kept busy. All ids that nobody has count as one, or they would fill the store
    and each bring tries of its own."""

    scope = "token"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        # The library takes "%72egion" for "region" (RFC 6749 § 2.3.1), and so must the brake.
        spellings = {claimed_client(request), unquote_plus(claimed_client(request))}
        known = Client.objects.filter(client_id__in=filter(is_plain, spellings))
        client = known.order_by("pk").first()
        return f"token:{client.pk if client else 'unknown'}:{client_address(request._request)}"


def claimed_client(request: Request) -> str:
    """The client id someone says to be; "" where it can't be made out."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        body: Any = request.data
        return str(body.get("client_id", ""))
    try:
        return base64.b64decode(given.strip(), validate=True).decode().partition(":")[0]
    except ValueError:
        return ""
