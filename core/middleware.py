"""What nobody may send, and what is said when a service refuses."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render

from core.problems import Problem

GetResponse = Callable[[HttpRequest], HttpResponse]


def hostile_input(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to what PostgreSQL text can't hold: NUL bytes and invalid UTF-8.

    In forms and JSON bodies the fields say so themselves; this is for paths and query strings.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        raw = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        path = request.path_info.encode(errors="surrogatepass")
        for part in (raw, path):
            if b"\0" in part or not _is_utf8(part):
                return HttpResponseBadRequest("The address holds characters that mean nothing.")
        return get_response(request)

    return middleware


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


class RefusedByService:
    """A problem no form caught becomes a page that says it, after the view's work is undone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Problem):
            return None
        template = "403.html" if error.status == 403 else "problem.html"
        return render(request, template, {"problem": error}, status=error.status)
