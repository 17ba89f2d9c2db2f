"""How much one client may ask. Counted per web process: a brake, not an account."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView


class _ByScope(SimpleRateThrottle):
    cache = cache

    def get_rate(self) -> str | None:
        """Read when asked, so that a test (or an operator) can set another."""
        return str(api_settings.DEFAULT_THROTTLE_RATES[self.scope or ""])


class PerClient(_ByScope):
    scope = "client"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        caller: Any = request.auth
        return f"api:{caller.client.pk}" if caller else None  # None: refused already


class PerSecret(_ByScope):
    """Trying secrets: per client id and address, so that nobody's guessing locks another out, and
    Argon2 can't be kept busy."""

    scope = "token"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        claimed = hashlib.sha256(claimed_client(request).encode()).hexdigest()[:32]
        return f"token:{claimed}:{request.META.get('REMOTE_ADDR', '')}"


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
