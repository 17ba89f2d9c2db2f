"""Errors of the API as problem+json (RFC 9457): stable codes, words that may change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from organisations.problems import Problem, Problems

CONTENT_TYPE = "application/problem+json"


def problem_json(error: Exception, context: dict[str, Any]) -> HttpResponseBase | None:
    """DRF's exception handler: ours, the services' and Django's errors in one shape."""
    if isinstance(error, Problem):
        every = error.problems if isinstance(error, Problems) else [error]
        errors = [
            {"pointer": f"/{one.field}" if one.field else "", "code": one.code, "detail": str(one)}
            for one in every
        ]
        body = _body(error.status, error.code, str(error), errors)
        return Response(body, status=error.status, content_type=CONTENT_TYPE)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        errors = list(_errors(error.get_full_details()))
        code, title = "invalid", errors[0]["detail"]
    else:
        code, title = _code(error), str(getattr(error, "detail", "")) or response.status_text
        errors = []
    response.data = _body(response.status_code, code, title, errors)
    response.content_type = CONTENT_TYPE
    return response


def _code(error: Exception) -> str:
    if isinstance(error, Http404):
        return "not_found"
    if isinstance(error, PermissionDenied):
        return "permission_denied"
    return str(getattr(error, "default_code", "error"))


def _body(status: int, code: str, title: str, errors: list[dict[str, str]]) -> dict[str, Any]:
    return {"type": "about:blank", "title": title, "status": status, "code": code, "errors": errors}


def _errors(detail: Any, pointer: str = "") -> Iterator[dict[str, str]]:
    if isinstance(detail, dict) and set(detail) == {"message", "code"}:
        yield {"pointer": pointer, "code": str(detail["code"]), "detail": str(detail["message"])}
    elif isinstance(detail, dict):
        for key, value in detail.items():
            yield from _errors(value, f"{pointer}/{key}")
    elif isinstance(detail, list):
        for value in detail:
            yield from _errors(value, pointer)
