"""What is known of a call to the API before any transaction begins, and how every refusal looks.

Two, since they belong at different places: the outer sees what Django itself refuses (an unknown
address, a foul query string, a crash), the inner acts for the caller where a page's reader would.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from core.acting import acting
from core.uploads import how_much
from core.whole_requests import LARGEST
from interop.catalogue import CATALOGUE
from interop.codes import Code
from interop.oauth import caller
from interop.problems import CONTENT_TYPE, as_bytes, body_of
from interop.rest.throttling import say_what_is_left

GetResponse = Callable[[HttpRequest], HttpResponse]
PREFIX: Final = "/api/v1/"
_CODES: Final[dict[int, Code]] = {
    HTTPStatus.FORBIDDEN: Code.HTTPS_ONLY,
    HTTPStatus.NOT_FOUND: Code.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Code.METHOD_NOT_ALLOWED,
    HTTPStatus.REQUEST_TIMEOUT: Code.TOO_SLOW,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Code.TOO_LARGE,
    HTTPStatus.REQUEST_URI_TOO_LONG: Code.ADDRESS_TOO_LONG,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Code.UNSUPPORTED_ENCODING,
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: Code.HEADERS_TOO_LARGE,
    HTTPStatus.NOT_IMPLEMENTED: Code.TRANSFER_CODING,
    HTTPStatus.SERVICE_UNAVAILABLE: Code.BUSY,
}
#: What tells a browser how to treat a page, and says nothing of JSON.
_OF_PAGES: Final = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Frame-Options",
)
_READABLE: Final = ("application/json", CONTENT_TYPE)


def answers_problems(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Refusals below ``/api/v1/`` are problem+json, also those that never reached a view."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            # Sent on to https, a client would never notice that its secret went in the clear.
            return _problem(request, HTTPStatus.FORBIDDEN)
        if request.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
            response = _problem(request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
            response.headers["Accept-Encoding"] = "identity"  # RFC 9110 § 12.5.3
            return response
        return _for_machines(request, get_response(request))

    return middleware


def _for_machines(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Without what only a browser reads, and a problem document where it is a page."""
    if response.status_code == HTTPStatus.MOVED_PERMANENTLY:
        # To the address with a slash; a client would lose its body on the way.
        return _problem(request, HTTPStatus.NOT_FOUND)
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    if response.status_code < HTTPStatus.BAD_REQUEST or kind in _READABLE:
        for name in _OF_PAGES:
            response.headers.pop(name, None)
        response.headers["Vary"] = "Accept-Language"  # cookies count for nothing here
        return response
    problem = _problem(request, response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response.headers:
            problem.headers[name] = response.headers[name]
    return problem


def _problem(request: HttpRequest, status: int) -> HttpResponse:
    return refusal(HTTPStatus(status), language_of(request), request.META.get(LARGEST))


def refusal(
    status: HTTPStatus, language: str = settings.LANGUAGE_CODE, largest: int | None = None
) -> HttpResponse:
    """What is refused before any view sees it; gunicorn's own refusals look the same. ``largest``
    is how many bytes could have been sent."""
    with translation.override(language):
        code = _code(status)
        detail = str(CATALOGUE[code].cause)
        if code is Code.TOO_LARGE and largest is not None:
            detail = how_much(largest)
        body = as_bytes(body_of(status, code, detail))
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Content-Length": str(len(body)),
        "Vary": "Accept-Language",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(body, status=status, content_type=CONTENT_TYPE, headers=headers)


def _code(status: int) -> Code:
    """What is said of a refusal that no view of the API made."""
    if status in _CODES:
        return _CODES[status]
    return Code.ERROR if status >= HTTPStatus.INTERNAL_SERVER_ERROR else Code.BAD_REQUEST


def acts_for_client(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.caller`` and act for its organisation; a session counts for nothing here."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        header = request.headers.get("Authorization", "")
        caller_known = caller(header) if header else None
        request.caller = caller_known  # type: ignore[attr-defined]  # ours: read by BearerToken
        request.actor = None  # type: ignore[attr-defined]  # a person signed in is nobody here
        with (
            translation.override(language_of(request)),
            acting(caller_known.actor.organisation, units=caller_known.actor.units_in_sight)
            if caller_known
            else acting(),
        ):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        say_what_is_left(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def language_of(request: HttpRequest) -> str:
    """Danish, unless the client asks for English before Danish (``Accept-Language``)."""
    known = {code for code, _name in settings.LANGUAGES}
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        code = wanted.partition("-")[0]
        if code in known:
            return code
    return settings.LANGUAGE_CODE
