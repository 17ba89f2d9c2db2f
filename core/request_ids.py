"""A name for each request: in its answer, in each line of the log, in a problem's document.

A client that sends its own in ``X-Request-Id`` gets it back, so that two logs can be laid side by
side, if it is a UUID or as many hexadecimal digits: a name or a number of a citizen is neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

HEADER: Final = "X-Request-Id"
_PLAIN: Final = re.compile(r"[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Of the request that is being answered; "" outside of one."""
    return _current.get()


def request_named(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Name the request while it is answered, and its answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        sent = request.headers.get(HEADER, "")
        name = sent if _PLAIN.fullmatch(sent) else str(uuid4())
        token = _current.set(name)
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        response.headers[HEADER] = name
        return response

    return middleware
