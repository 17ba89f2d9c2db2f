"""Errors of the API as problem+json (RFC 9457): stable codes, words that may change.

``type`` is the address of the code in the catalogue, ``title`` what the code means, ``detail`` what
happened this time. Where the request is at fault, ``errors`` names every fault with its place.
"""

from __future__ import annotations

import json
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from core.problems import Problem
from core.request_ids import request_id
from interop.catalogue import CATALOGUE
from interop.codes import Code
from interop.refusals import Part, escaped, too_large

#: Whoever has more faults than this has a single one: the wrong program.
MOST_FAULTS: Final = 100
CONTENT_TYPE: Final = "application/problem+json"
_SAFE: Final = ("GET", "HEAD")


def problem_json(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """DRF's exception handler: ours, the services' and Django's errors in one shape.

    Whatever was written before the refusal is undone with it.
    """
    if isinstance(error, RequestDataTooBig):
        error = too_large()
    if isinstance(error, Problem):
        set_rollback()
        return _of_ours(error, context["request"].method)
    if isinstance(error, BadRequest):
        error = exceptions.ParseError()
    response = exception_handler(error, context)
    if response is None:
        return None
    response.data = body_of(response.status_code, _code(error), _detail(error))
    response.content_type = CONTENT_TYPE
    return response


def _of_ours(error: Problem, method: str) -> Response:
    errors = [
        _placed(problem, Part.QUERY if method in _SAFE else Part.BODY)
        for problem in error.each
        if problem.field is not None
    ]
    code, detail = error.code, str(error)
    if errors and error.status == Code.INVALID.status:
        code, detail = Code.INVALID, _in_all(len(errors))
    response = Response(
        body_of(error.status, code, detail, errors),
        status=error.status,
        content_type=CONTENT_TYPE,
    )
    wait = getattr(error, "retry_after", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def _placed(problem: Problem, usual: Part) -> dict[str, str]:
    part: Part = getattr(problem, "part", usual)
    place = pointer_to(problem.field) if part is Part.BODY else str(problem.field)
    return {part.value: place, "code": problem.code, "detail": str(problem)}


def _in_all(faults: int) -> str:
    return ngettext("%(n)d fault in the request.", "%(n)d faults in the request.", faults) % {
        "n": faults
    }


def pointer_to(field: str | None) -> str:
    """A JSON pointer (RFC 6901) to a field: "answers.need" is "/answers/need"; "" the whole body.

    What begins with a stroke is a pointer already.
    """
    if not field or field.startswith("/"):
        return field or ""
    return "".join(f"/{escaped(part)}" for part in field.split(".", 1))


def _code(error: Exception) -> Code:
    if isinstance(error, Http404):
        return Code.NOT_FOUND
    if isinstance(error, PermissionDenied):
        return Code.NOT_ALLOWED
    if isinstance(error, exceptions.ParseError):
        return Code.BAD_REQUEST
    if isinstance(error, exceptions.APIException):
        return _BY_VALUE[str(error.get_codes())]
    return Code.ERROR


def _detail(error: Exception) -> str:
    """Words of ours; DRF's are not in every language, so that those give way to the cause."""
    if isinstance(error, exceptions.Throttled):
        seconds = max(int(getattr(error, "wait", None) or 0), 1)
        return ngettext("Wait %(n)d second.", "Wait %(n)d seconds.", seconds) % {"n": seconds}
    given = str(getattr(error, "detail", ""))
    drfs = str(getattr(error, "default_detail", given))
    return given if given != drfs else str(CATALOGUE[_code(error)].cause)


def body_of(
    status: int, code: str, detail: str, errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    return {
        "type": type_of(code),
        "title": str(_BY_VALUE[code].words) if code in _BY_VALUE else _("Refused"),
        "status": int(status),
        "detail": detail,
        "code": str(code),
        "errors": (errors or [])[:MOST_FAULTS],
        "more": len(errors or []) > MOST_FAULTS,
        "request_id": request_id(),
    }


def type_of(code: str) -> str:
    """Where the catalogue says what the code means."""
    return f"{settings.SITE_ADDRESS}{reverse('api_problems')}#{code}"


_BY_VALUE: Final[dict[str, Code]] = {code.value: code for code in Code}


def as_bytes(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()
