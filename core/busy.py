"""The database has no time: what is said, when a row, a statement or a connection is waited for in
vain. Nothing was written, and the same may be asked again in a moment."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

#: Seconds after which it is worth asking again.
RETRY_AFTER: Final = 5
#: A session the database itself ended; Django calls it an internal error.
_TOO_LONG_IDLE: Final = "25P03"
_log = logging.getLogger(__name__)


class Busy:
    """503 with ``Retry-After``, after the view's work is undone. Below ``/api/v1/`` the page
    becomes a problem document (``interop.middleware``)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        state = getattr(error.__cause__, "sqlstate", None)
        if not isinstance(error, OperationalError) and state != _TOO_LONG_IDLE:
            return None
        # Its words may hold what somebody typed: only what kind of error it was is written down.
        _log.error("No time in the database: %s", type(error.__cause__ or error).__name__)
        # Without the frame: that would ask the database.
        page = HttpResponse(render_to_string("503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE)
        page.headers["Retry-After"] = str(RETRY_AFTER)
        return page
