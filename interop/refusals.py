"""What only the API refuses, with the status it is refused with."""

from __future__ import annotations

from http import HTTPStatus

from django.utils.translation import gettext as _

from core.problems import Problem


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
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", _("The request is too large."))


def escaped(part: str) -> str:
    """A name as it stands in a JSON pointer (RFC 6901)."""
    return part.replace("~", "~0").replace("/", "~1")
