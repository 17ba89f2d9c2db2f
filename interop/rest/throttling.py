"""How much one client may ask, counted over all web processes (``core.shared_cache``).

What is left is said with every answer, in the words of draft-ietf-httpapi-ratelimit-headers-10.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

from core.client_address import client_address
from core.shared_cache import hits
from interop.models import Client
from interop.refusals import Refused

if TYPE_CHECKING:
    from rest_framework.views import APIView

_HEADERS: Final = "_rate_limit_headers"


class _ByScope(SimpleRateThrottle):
    """So many in the minute (or hour) that begins with the first."""

    duration: int
    num_requests: int

    def get_rate(self) -> str | None:
        """Read when asked, so that a test (or an operator) can set another."""
        return str(api_settings.DEFAULT_THROTTLE_RATES[self.scope or ""])

    def allow_request(self, request: Request, view: APIView) -> bool:
        key = self.get_cache_key(request, view)
        if key is not None:
            self.count(request, key)
        return True

    def count(self, request: Request, key: str) -> None:
        """One more; refused where that is too many."""
        count, seconds = hits(key, self.duration)
        left = max(0, self.num_requests - count)
        request._request.__dict__[_HEADERS] = {
            "RateLimit-Policy": f'"{self.scope}";q={self.num_requests};w={self.duration}',
            "RateLimit": f'"{self.scope}";r={left};t={seconds}',
        }
        if count > self.num_requests:
            raise _too_often(seconds)


class PerClient(_ByScope):
    scope = "client"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        caller: Any = request.auth
        return self.key_of(caller.client) if caller else None  # None: refused already

    def key_of(self, client: Client) -> str:
        return f"api:{client.pk}"


class PerAddress(_ByScope):
    """For what anybody may ask."""

    scope = "address"

    def get_cache_key(self, request: Request, view: APIView) -> str | None:  # noqa: ARG002
        return f"address:{client_address(request._request)}"


class PerSecret(_ByScope):
    """For guesses at a secret (``interop.rest.credentials``)."""

    scope = "token"

    def get_cache_key(self, request: Request, view: APIView) -> None:  # noqa: ARG002
        return None  # whether it is a guess is not known yet

    def key_of(self, client: Client | None, request: Request) -> str:
        return f"secret:{client.pk if client else 'unknown'}:{client_address(request._request)}"


def _too_often(seconds: int) -> Refused:
    words = ngettext(
        "Too many requests. Wait %(seconds)d second.",
        "Too many requests. Wait %(seconds)d seconds.",
        seconds,
    ) % {"seconds": seconds}
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, "throttled", words, retry_after=seconds)


def say_what_is_left(request: HttpRequest, response: HttpResponse) -> None:
    for name, value in request.__dict__.get(_HEADERS, {}).items():
        response.headers[name] = value
