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
from interop.catalogue import CATALOGUE
from interop.codes import Code
from interop.oauth import caller
from interop.problems import CONTENT_TYPE, as_bytes, body_of

GetResponse = Callable[[HttpRequest], HttpResponse]
PREFIX: Final = "/api/v1/"
_CODES: Final[dict[int, Code]] = {
    HTTPStatus.FORBIDDEN: Code.HTTPS_ONLY,
    HTTPStatus.NOT_FOUND: Code.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Code.METHOD_NOT_ALLOWED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Code.TOO_LARGE,
}
_READABLE: Final = ("application/json", CONTENT_TYPE)


def answers_problems(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Refusals below ``/api/v1/`` are problem+json, also those that never reached a view."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return get_response(request)
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            # Sent on to https, a client would never notice that its secret went in the clear.
            return _problem(request, HTTPStatus.FORBIDDEN)
        if request.META.get("HTTP_ACCEPT") == "":
            del request.META["HTTP_ACCEPT"]  # nothing is asked for (RFC 9110 § 12.5.1)
        response = get_response(request)
        response.headers["Vary"] = "Accept-Language"  # cookies count for nothing here
        if response.status_code == HTTPStatus.MOVED_PERMANENTLY:
            # To the address with a slash; a client would lose its body on the way.
            return _problem(request, HTTPStatus.NOT_FOUND)
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if response.status_code < HTTPStatus.BAD_REQUEST or kind in _READABLE:
            return response
        return _problem(request, response.status_code, response.headers.get("Allow", ""))

    return middleware


def _problem(request: HttpRequest, status: int, allow: str = "") -> HttpResponse:
    language = language_of(request)
    with translation.override(language):
        code = _code(status)
        headers = {
            "Cache-Control": "no-store",
            "Content-Language": language,
            "Vary": "Accept-Language",
        }
        return HttpResponse(
            as_bytes(body_of(status, code, str(CATALOGUE[code].cause))),
            status=status,
            content_type=CONTENT_TYPE,
            headers=headers | ({"Allow": allow} if allow else {}),
        )


def _code(status: int) -> Code:
    """What is said of a refusal that no view of the API made."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Code.ERROR
    return _CODES.get(status, Code.BAD_REQUEST)


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
