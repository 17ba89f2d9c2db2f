"""Errors of the API as problem+json (RFC 9457): stable codes, words that may change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from core.problems import Problem, Problems
from core.request_ids import request_id
from interop.refusals import escaped, too_large

#: Whoever has more faults than this has a single one: the wrong program.
MOST_FAULTS: Final = 100
CONTENT_TYPE: Final = "application/problem+json"


def problem_json(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """DRF's exception handler: ours, the services' and Django's errors in one shape.

    Whatever was written before the refusal is undone with it.
    """
    if isinstance(error, Problem):
        set_rollback()
        return _of_ours(error)
    if isinstance(error, RequestDataTooBig):
        error = too_large()
        return problem_json(error, context)
    if isinstance(error, BadRequest):
        error = exceptions.ParseError(_("The request can't be read."))
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        errors = list(_errors(error.get_full_details()))
        code, title = "invalid", errors[0]["detail"]
    else:
        code, title = _code(error), str(getattr(error, "detail", "")) or _("There is nothing here.")
        errors = []
    response.data = body_of(response.status_code, code, title, errors)
    response.content_type = CONTENT_TYPE
    return response


def _of_ours(error: Problem) -> Response:
    every = error.problems if isinstance(error, Problems) else [error]
    errors = [
        {"pointer": pointer_to(problem.field), "code": problem.code, "detail": str(problem)}
        for problem in every
    ]
    response = Response(
        body_of(error.status, error.code, str(error), errors),
        status=error.status,
        content_type=CONTENT_TYPE,
    )
    wait = getattr(error, "retry_after", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def pointer_to(field: str | None) -> str:
    """A JSON pointer (RFC 6901) to a service's field: "answers.need" is "/answers/need"."""
    if not field:
        return ""
    return "".join(f"/{escaped(part)}" for part in field.split(".", 1))


def _code(error: Exception) -> str:
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "permission_denied"
    if isinstance(error, exceptions.APIException):
        codes = error.get_codes()
        return codes if isinstance(codes, str) else str(error.default_code)
    return "error"


def body_of(
    status: int, code: str, title: str, errors: list[dict[str, str]] | None = None
) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": title,
        "status": int(status),
        "code": code,
        "errors": (errors or [])[:MOST_FAULTS],
        "more": len(errors or []) > MOST_FAULTS,
        "request_id": request_id(),
    }


def as_bytes(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _errors(detail: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    if isinstance(detail, dict) and set(detail) == {"message", "code"}:
        yield {"pointer": pointer, "code": str(detail["code"]), "detail": str(detail["message"])}
    elif isinstance(detail, dict):
        for key, value in detail.items():
            whole = key == "non_field_errors"  # DRF's name for what no one field is to blame for
            yield from _errors(value, pointer if whole else f"{pointer}/{escaped(str(key))}")
    elif isinstance(detail, list):
        for value in detail:
            yield from _errors(value, pointer)
