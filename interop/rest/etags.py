"""ETag and If-None-Match (RFC 9110 § 13): a client that asks again is told when nothing changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.http import parse_etags, quote_etag
from rest_framework.request import Request
from rest_framework.response import Response


def answer(request: Request, data: Any, *, status: int = 200) -> Response:
    """The data with its ETag; or 304 without it, where the client has just this already."""
    tag = etag_of(data)
    headers = {"ETag": tag, "Vary": "Accept-Language"}
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if tag in {tag_known.removeprefix("W/") for tag_known in known} or known == ["*"]:
        return Response(status=304, headers=headers)
    return Response(data, status=status, headers=headers)


def etag_of(data: Any) -> str:
    text = json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True)
    return quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
