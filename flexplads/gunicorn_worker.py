"""gunicorn's threads, that wait for no sender for ever, and refuse what is no HTTP as the API does.

A request has so many seconds to arrive, headers and body together; an answer has as many to be
taken. A connection holds a thread only once something of a request is there.
"""

from __future__ import annotations

import errno
import os
import socket
import time
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import Any, Final

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import TConn, ThreadWorker

#: For a whole request to arrive, and for each part of an answer to be taken.
SECONDS: Final = int(os.environ.get("FLEXPLADS_REQUEST_SECONDS", "15"))
#: Of the application's own answer, and so no fault of whoever asked.
_OURS: Final = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)
_STATUS: Final = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
}


class SlowSender(errors.NoMoreData, TimeoutError):
    """gunicorn closes the connection without a word; whoever reads a body may say 408 before."""


class Connection(socket.socket):
    """The client's socket: reading ends at a moment, however often a byte comes."""

    request_ends_at = 0.0

    def recv(self, size: int, flags: int = 0) -> bytes:
        left = self.request_ends_at - time.monotonic()
        if left <= 0:
            raise SlowSender
        self.settimeout(left)
        try:
            return super().recv(size, flags)
        except TimeoutError:
            raise SlowSender from None
        finally:
            self.settimeout(None)

    def sendall(self, data: Any, flags: int = 0) -> None:
        with _Taken(self):
            super().sendall(data, flags)

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        with _Taken(self):
            return super().sendfile(file, offset, count)


class _Taken:
    """An answer that nobody takes ends as one whose reader is gone."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.before = self.connection.gettimeout()
        if self.before is None:
            self.connection.settimeout(SECONDS)

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        self.connection.settimeout(self.before)
        if isinstance(error, TimeoutError):
            raise BrokenPipeError(errno.EPIPE, "The answer was not taken") from None


class Worker(ThreadWorker):
    def enqueue_req(self, conn: TConn) -> None:
        if isinstance(conn.sock, Connection):
            super().enqueue_req(conn)
            return
        # New: it waits beside the others until something comes, and holds no thread meanwhile.
        conn.sock = Connection(fileno=conn.sock.detach())
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        assert self.poller is not None  # made when the process began
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn: TConn) -> Any:
        conn.sock.request_ends_at = time.monotonic() + SECONDS
        return super().handle(conn)

    def handle_error(self, _req: Any, client: Any, _addr: Any, exc: Exception) -> None:
        """What gunicorn itself refuses; it would answer in HTML, which no program reads."""
        if isinstance(exc, errors.ParseException) and not isinstance(exc, _OURS):
            self.log.warning("Refused what is no HTTP: %s", type(exc).__name__)
            status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        else:
            self.log.exception("Error handling a request")
            status = HTTPStatus.INTERNAL_SERVER_ERROR
        try:
            util.write_nonblock(client, _as_bytes(status))
        except OSError:
            self.log.debug("Nobody was there to read the refusal.")


def _as_bytes(status: HTTPStatus) -> bytes:
    from interop.middleware import refusal  # once Django is there

    response = refusal(status)
    response.headers["Connection"] = "close"
    return b"HTTP/1.1 %d %s\r\n%s\r\n\r\n%s" % (
        status,
        status.phrase.encode(),
        response.serialize_headers(),
        response.content,
    )
