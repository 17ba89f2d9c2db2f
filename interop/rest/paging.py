"""Pages by cursor, newest first: a row that comes in meanwhile moves nothing."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlsplit

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request

from interop.refusals import Refused

PAGE: Final = 25
LONGEST_PAGE: Final = 100
_POSITION: Final = re.compile(r"[0-9]{1,19}")


class NewestFirst(CursorPagination):
    """Identities are given in order, so they are the order."""

    ordering = "-pk"
    page_size = PAGE
    max_page_size = LONGEST_PAGE
    page_size_query_param = "limit"

    def decode_cursor(self, request: Request) -> Any:
        """DRF's, but what is no cursor of ours is refused with a code of ours."""
        try:
            cursor = super().decode_cursor(request)
        except NotFound:
            raise _bad_cursor() from None
        asked = request.query_params.get(self.cursor_query_param)
        if asked and (cursor is None or not _POSITION.fullmatch(str(cursor.position))):
            raise _bad_cursor()
        return cursor

    def next_address(self, request: Request) -> str | None:
        """The address of the next page on this host; None on the last."""
        self.base_url = request.get_full_path()
        return self.get_next_link()

    def next_cursor(self, request: Request) -> str | None:
        """The cursor in it, for clients that build the address themselves."""
        address = self.next_address(request)
        return QueryDict(urlsplit(address).query)[self.cursor_query_param] if address else None


def _bad_cursor() -> Refused:
    return Refused(
        HTTPStatus.BAD_REQUEST,
        "bad_cursor",
        _("This is no cursor of ours. Begin with the first page."),
        field="cursor",
    )
