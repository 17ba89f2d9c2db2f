"""A request is read to its end before Django sees it, and so before any transaction begins.

Whoever sends slowly holds a thread that does nothing else, and no session of the database. A body
sent in chunks comes to Django like any other, with its length. A form with a file lies on the disk
meanwhile, where it has no name; everything else is small enough for the memory. So many requests
are worked on at once, whatever the number of threads; the others wait for their turn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from threading import Semaphore
from typing import IO, Any, Final

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

#: What is wrong with the body, as a status; ``core.middleware.unread_body`` answers it.
REFUSED: Final = "flexplads.body_refused"
#: How many bytes could have been sent.
LARGEST: Final = "flexplads.largest_body"
#: Bytes that are read at a time.
PIECE: Final = 64 * 1024


class WholeRequests:
    """The application behind it gets whole requests, ``at_once`` at a time."""

    def __init__(
        self,
        application: Application,
        *,
        largest: int,
        at_once: int,
        uploads: str = "",
        largest_upload: int = 0,
        give_back: Callable[[], object] = lambda: None,
    ) -> None:
        """``uploads`` is a pattern of the addresses to which forms with files may be sent, of up
        to ``largest_upload`` bytes; ``largest`` is everybody else's.
        ``give_back`` lets go of what a thread holds while it works, before a file is sent."""
        self.application = application
        self.largest = largest
        self.uploads = re.compile(uploads) if uploads else None
        self.largest_upload = largest_upload
        self.give_back = give_back
        self.turns = Semaphore(at_once)

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        environ[LARGEST] = largest = self._largest(environ)
        status, body, length = self._read(environ, largest)
        if status:
            environ[REFUSED] = int(status)
        environ["wsgi.input"] = body
        environ["CONTENT_LENGTH"] = str(length)
        with self.turns:
            response = self.application(environ, start_response)
            if getattr(response, "streaming", True):
                # A file: who reads it slowly holds a thread, and nothing of the database.
                self.give_back()
                return response
            # Closed before it is sent: who reads slowly holds no session of the database either.
            content = b"".join(response)
            response.close()  # type: ignore[attr-defined]  # Django's response
        return [content]

    def _read(self, environ: Environ, largest: int) -> tuple[HTTPStatus | None, IO[bytes], int]:
        """What is wrong with the body; the body, from its beginning, and its length."""
        nothing: IO[bytes] = BytesIO()
        if environ.get("SERVER_PROTOCOL") == "HTTP/1.1" and not environ.get("HTTP_HOST"):
            return HTTPStatus.BAD_REQUEST, nothing, 0  # RFC 9112 § 3.2
        declared = environ.get("CONTENT_LENGTH") or "0"
        if environ.get("wsgi.input_terminated") and environ.pop("HTTP_TRANSFER_ENCODING", ""):
            wanted = None
        elif not declared.isascii() or not declared.isdigit():
            return HTTPStatus.BAD_REQUEST, nothing, 0
        elif (wanted := int(declared)) == 0:
            return None, nothing, 0
        elif wanted > largest:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, nothing, 0
        body: IO[bytes] = SpooledTemporaryFile(max_size=self.largest)  # noqa: SIM115  # the request's end closes it
        try:
            length = _copy(environ["wsgi.input"], body, largest + 1 if wanted is None else wanted)
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT, nothing, 0
        if length > largest:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, nothing, 0
        if wanted is not None and length < wanted:
            return HTTPStatus.BAD_REQUEST, nothing, 0  # whoever sent it is gone half-way
        body.seek(0)
        return None, body, length

    def _largest(self, environ: Environ) -> int:
        if self.uploads is None or not self.uploads.fullmatch(environ.get("PATH_INFO", "")):
            return self.largest
        is_form = environ.get("CONTENT_TYPE", "").lower().startswith("multipart/form-data")
        return self.largest_upload if is_form else self.largest


def _copy(source: Any, body: IO[bytes], most: int) -> int:
    """Piece by piece; the number of bytes that came."""
    length = 0
    while length < most and (piece := source.read(min(PIECE, most - length))):
        body.write(piece)
        length += len(piece)
    return length
