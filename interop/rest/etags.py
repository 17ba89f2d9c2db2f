"""ETag, If-None-Match and If-Match (RFC 9110 § 13).

Who asks again is told when nothing changed; who changes something can say what was read."""

from __future__ import annotations

import hashlib
import json
from http import HTTPStatus
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from interop.refusals import Refused


def answer(request: Request, data: Any, *, besides: str = "") -> Response:
    """The data with its ETag; or 304 without it, where the client has just this already.

    ``besides`` is a member that differs each time: the rest is the same thing (a weak ETag).
    """
    if besides:
        tag = f"W/{etag_of({name: data[name] for name in data if name != besides})}"
    else:
        tag = etag_of(data)
    headers = {"ETag": tag}
    if is_known(request, tag):
        return Response(status=304, headers=headers)
    return Response(data, headers=headers)


def is_known(request: Request, tag: str) -> bool:
    """Whether the client has it already (``If-None-Match``)."""
    known = parse_etags(request.headers.get("If-None-Match", ""))
    same = tag.removeprefix("W/") in [tag_known.removeprefix("W/") for tag_known in known]
    return same or known == ["*"]


def etag_of(data: Any) -> str:
    text = json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True)
    return quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])


def must_match(request: Request, data: Any) -> None:
    """Refuse with 412 where If-Match names another state than this one."""
    header = request.headers.get("If-Match")
    if header is None:
        return
    wanted = parse_etags(header)
    if wanted != ["*"] and etag_of(data) not in wanted:
        raise Refused(
            HTTPStatus.PRECONDITION_FAILED,
            "precondition_failed",
            _("The referral has changed since you read it. Read it again."),
        )
