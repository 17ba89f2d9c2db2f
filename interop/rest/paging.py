"""Pages by cursor, newest first: a row that comes in meanwhile moves nothing."""

from __future__ import annotations

import base64
import re
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext as _

from interop.refusals import Refused

PAGE: Final = 25
LONGEST_PAGE: Final = 100
_CURSOR: Final = re.compile(r"before:(\d{1,19})", re.ASCII)


def page_of[Row: models.Model](
    rows: models.QuerySet[Row, Any], *, limit: int, cursor: str
) -> tuple[list[Row], str | None]:
    """One page and the next one's cursor. Identities are given in order, so they are the order."""
    if cursor:
        rows = rows.filter(pk__lt=_read(cursor))
    found = list(rows.order_by("-pk")[: limit + 1])
    more = len(found) > limit
    return found[:limit], _written(found[limit - 1].pk) if more else None


def next_address(path: str, parameters: dict[str, Any], cursor: str | None) -> str | None:
    return f"{path}?{urlencode(parameters | {'cursor': cursor})}" if cursor else None


def _written(pk: int) -> str:
    return base64.urlsafe_b64encode(f"before:{pk}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except ValueError:
        text = ""
    found = _CURSOR.fullmatch(text)
    if found is None:
        raise Refused(
            HTTPStatus.BAD_REQUEST,
            "bad_cursor",
            _("This is no cursor of ours. Begin with the first page."),
            field="cursor",
        )
    return int(found[1])
