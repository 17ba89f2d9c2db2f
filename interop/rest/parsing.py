"""JSON as strictly as it is written down (RFC 8259, I-JSON of RFC 7493), and no larger than needed.

Python's reader takes more than that: NaN, the last of two equal keys, numbers without end, and a
hundred thousand brackets that exhaust its stack. Whatever passes here, PostgreSQL can hold.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import IO, Any, Final

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.request import Request

from core.checks import is_plain
from interop.refusals import Refused, too_large

DEEPEST: Final = 32
#: Digits of the largest number that PostgreSQL's bigint holds.
LONGEST_NUMBER: Final = 19
#: Names in one object; the longest of ours has some thirty.
MOST_NAMES: Final = 200
_STRING_OR_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[\]{}]', re.DOTALL)


class Negotiation(DefaultContentNegotiation):
    def get_accept_list(self, request: Request) -> list[str]:
        """An empty ``Accept`` asks for nothing in particular (RFC 9110 § 12.5.1)."""
        wanted: list[str] = super().get_accept_list(request)
        return wanted if any(wanted) else ["*/*"]


class AnyKind(Negotiation):
    """For a file, which is of the kind it is; what is refused is said in JSON all the same."""

    def get_accept_list(self, request: Request) -> list[str]:  # noqa: ARG002
        return ["*/*"]


class StrictJSON(BaseParser):
    media_type = "application/json"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,  # noqa: ARG002
    ) -> Any:
        charset = re.search(r"charset=\s*\"?([^\s;\"]+)", media_type or "", re.IGNORECASE)
        foreign = charset and charset[1].lower() not in ("utf-8", "utf8")
        if foreign or not (media_type or "").lower().startswith(self.media_type):
            raise UnsupportedMediaType(media_type or "")
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        raw = stream.read(most + 1)
        if len(raw) > most:
            raise too_large()
        return read(raw)


def read(raw: bytes) -> Any:
    """The value; or :class:`Refused` with 400 and what is wrong with it."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise _malformed("not_utf8", _("Send the body as UTF-8.")) from None
    _check_depth(text)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_no_key_twice,
            parse_constant=_no_constant,
            parse_int=_whole,
            parse_float=_fraction,
        )
    except ValueError:
        raise _malformed("malformed_json", _("The body is not JSON.")) from None
    for pointer, part in _strings(value):
        if not is_plain(part):
            raise Refused(
                HTTPStatus.BAD_REQUEST,
                "characters",
                _("The text holds characters that mean nothing."),
                field=pointer,
            )
    return value


def _malformed(code: str, words: str) -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, code, words)


def _check_depth(text: str) -> None:
    """Counted before it is read, since reading is what deep nesting breaks."""
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
        if depth > DEEPEST:
            raise _malformed("too_deep", _("The body is nested too deeply."))


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(pairs) > MOST_NAMES:
        raise _malformed("too_many_names", _("An object in the body has too many names."))
    pairs_by_key = dict(pairs)
    if len(pairs_by_key) != len(pairs):
        raise _malformed("duplicate_key", _("A name stands twice in the same object."))
    return pairs_by_key


def _no_constant(name: str) -> Any:
    raise _malformed("malformed_json", _("%(name)s is not JSON.") % {"name": name})


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST_NUMBER:
        raise _malformed("number_too_large", _("A number in the body is too large."))
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _malformed("number_too_large", _("A number in the body is too large."))
    return number


def _strings(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the top-level field it stands in; names of fields are texts too."""
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, pointer)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield pointer, key
            yield from _strings(item, pointer or (key if is_plain(key) else ""))


def as_one(query: QueryDict) -> dict[str, str]:
    """Query parameters, each once; a parameter said twice is a slip of someone's program."""
    for name, values in query.lists():
        if len(values) > 1:
            raise Refused(
                HTTPStatus.BAD_REQUEST,
                "duplicate_parameter",
                _("A parameter stands twice in the address."),
                field=name[:60],
            )
    return {name: values[0] for name, values in query.lists()}
