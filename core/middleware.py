"""What nobody may send, and what is said when a service refuses."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.problems import Problem
from core.uploads import how_much
from core.whole_requests import LARGEST, REFUSED

GetResponse = Callable[[HttpRequest], HttpResponse]


def unread_body(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Say what was wrong with a body that was not read to its end (``core.whole_requests``)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        status = request.META.get(REFUSED)
        if not status:
            return get_response(request)
        context = {"how_much": how_much(request.META[LARGEST])}
        return render(request, f"{status}.html", context, status=status)

    return middleware


def hostile_input(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 400 to what PostgreSQL text can't hold: NUL bytes and invalid UTF-8.

    In forms and JSON bodies the fields say so themselves; this is for paths and query strings.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        raw = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        path = request.path_info.encode(errors="surrogatepass")
        for part in (raw, path):
            if b"\0" in part or not _is_utf8(part):
                return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)
        return get_response(request)

    return middleware


#: What no page of ours uses, so that nothing that gets into one may.
_POWERS: Final = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "web-share",
    "xr-spatial-tracking",
)


def browser_limits(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Tell the browser what no page may use, and that no other site may embed an answer."""
    policy = ", ".join(f"{power}=()" for power in _POWERS)

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers["Permissions-Policy"] = policy
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def method_refused(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """A page in the frame where a browser opens an address that only a button calls (405)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or response.content:
            return response
        page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
        page.headers["Allow"] = response.headers["Allow"]
        return page

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
