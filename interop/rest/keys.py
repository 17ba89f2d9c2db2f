"""What is made once, whatever is sent twice: the ``Idempotency-Key`` of a call."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from core.problems import Problem, Problems
from interop.oauth import Caller
from interop.refusals import Fault, Part
from interop.services.idempotency import KEY, LONGEST_KEY, Answer, clean_key, once

KEY_PARAMETER: Final = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY + 2, "pattern": KEY},
    OpenApiParameter.HEADER,
    required=True,
    description=_("A key of the client's own for this one call, such as a UUID."),
    examples=[],
)


def key_of(request: Request, faults: list[Problem]) -> str:
    """The key; what is wrong with it goes into ``faults``."""
    try:
        return clean_key(request.headers.get("Idempotency-Key"))
    except Problem as problem:
        words = str(problem)
        faults.append(Fault(problem.code, words, field="Idempotency-Key", part=Part.HEADER))
        return ""


def made_once(
    request: Request, caller: Caller, body: Any, do: Callable[[], Answer], *, key: str = ""
) -> Response:
    """The answer to the call: what ``do`` gives, or what it gave to the same key and body."""
    if not key:
        faults: list[Problem] = []
        key = key_of(request, faults)
        if faults:
            raise Problems(faults)
    given = once(client=caller.client, key=key, body=body, now=timezone.now(), do=do)
    headers = {"Location": given.location}
    if given.replayed:
        headers["Idempotency-Replayed"] = "true"
    return Response(json.loads(given.body), status=given.status, headers=headers)
