"""What only the API refuses: with its status, and with the part of the request it stands in."""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus

from django.conf import settings

from core.problems import Problem
from core.uploads import how_much


class Part(StrEnum):
    """The part of the request a fault stands in, as the member of ``errors`` that names it."""

    BODY = "pointer"
    QUERY = "parameter"
    HEADER = "header"


class Fault(Problem):
    """Something wrong in one part of the request; ``field`` names the place in it."""

    def __init__(self, code: str, message: str, *, field: str, part: Part) -> None:
        super().__init__(code, message, field=field)
        self.part = part


class Refused(Problem):
    """A problem with a status of its own, for what only the API says."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(code, message, field=field)
        self.status = status
        self.retry_after = retry_after


def too_large() -> Refused:
    largest = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", how_much(largest))


def escaped(part: str) -> str:
    """A name as it stands in a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")
