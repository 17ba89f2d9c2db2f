"""A request is read to its end before Django sees it, and so before any transaction begins.

Whoever sends slowly holds a thread that does nothing else, and no session of the database. A body
sent in chunks comes to Django like any other, with its length. So many requests are worked on at
once, whatever the number of threads; the others wait for their turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from threading import Semaphore
from typing import Any, Final

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

#: What is wrong with the body, as a status; ``core.middleware.unread_body`` answers it.
REFUSED: Final = "flexplads.body_refused"


class WholeRequests:
    """The application behind it gets whole requests, ``at_once`` at a time."""

    def __init__(self, application: Application, *, largest: int, at_once: int) -> None:
        self.application = application
        self.largest = largest
        self.turns = Semaphore(at_once)

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        status, body = self._read(environ)
        if status:
            environ[REFUSED] = int(status)
        environ["wsgi.input"] = BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))
        with self.turns:
            response = self.application(environ, start_response)
            if getattr(response, "streaming", True):
                return response  # a static file: it holds nothing of the database
            # Closed before it is sent: who reads slowly holds no session of the database either.
            content = b"".join(response)
            response.close()  # type: ignore[attr-defined]  # Django's response
        return [content]

    def _read(self, environ: Environ) -> tuple[HTTPStatus | None, bytes]:
        if environ.get("SERVER_PROTOCOL") == "HTTP/1.1" and not environ.get("HTTP_HOST"):
            return HTTPStatus.BAD_REQUEST, b""  # RFC 9112 § 3.2
        declared = environ.get("CONTENT_LENGTH") or "0"
        if environ.get("wsgi.input_terminated") and environ.pop("HTTP_TRANSFER_ENCODING", ""):
            wanted = None
        elif not declared.isascii() or not declared.isdigit():
            return HTTPStatus.BAD_REQUEST, b""
        elif (wanted := int(declared)) == 0:
            return None, b""
        elif wanted > self.largest:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b""
        try:
            body = environ["wsgi.input"].read(self.largest + 1 if wanted is None else wanted)
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT, b""
        if len(body) > self.largest:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b""
        if wanted is not None and len(body) < wanted:
            return HTTPStatus.BAD_REQUEST, b""  # whoever sent it is gone half-way
        return None, bytes(body)
