"""What every view of the citizen's page shares: whose it is, and the session of its own.

Nobody is signed in here. A view acts for the organisation that the address names while it runs,
and reads by nothing but the card's session (docs/security/holes.md, "The citizen's card").

A browser is a colleague's or a citizen's, never both: opening the page signs a colleague out, and
a page that is open closes where a colleague has signed in.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from core.acting import acting
from core.client_address import client_address
from core.problems import TooMany
from core.shared_cache import minutes_to_wait
from organisations.models import Organisation
from own_page.models import CardSession
from own_page.services.signing_in import session_of, sign_out

_QUARTER: Final = 900

DoorView = Callable[Concatenate[HttpRequest, Organisation, ...], HttpResponse]
PageView = Callable[Concatenate[HttpRequest, CardSession, ...], HttpResponse]


def without_account(view: DoorView) -> Callable[..., HttpResponse]:
    """For the organisation in the address; nothing of the answer is kept by the browser."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: str, **kwargs: Any) -> HttpResponse:
        whose = Organisation.objects.filter(key=organisation).first()
        if whose is None:
            raise Http404
        with acting(whose):
            response = view(request, whose, **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    opened.is_open_to_all = True  # type: ignore[attr-defined]  # read by organisations.unsent
    return opened


def with_card(view: PageView) -> Callable[..., HttpResponse]:
    """While the page is open in this browser, in the language of its card; else the door, and what
    was typed comes back to be copied."""

    @wraps(view)
    def opened(request: HttpRequest, organisation: Organisation, **kwargs: Any) -> HttpResponse:
        session = current_session(request, organisation)
        if session is None:
            return _closed(request, organisation)
        with translation.override(session.card.language):
            response = view(request, session, **kwargs)
            response.headers["Content-Language"] = session.card.language
        return response

    return without_account(opened)


def current_session(request: HttpRequest, organisation: Organisation) -> CardSession | None:
    token = request.COOKIES.get(settings.OWN_PAGE_COOKIE_NAME, "")
    session = session_of(organisation, token, now=timezone.now())
    if session is not None and request.user.is_authenticated:
        sign_out(session=session, now=timezone.now())
        return None
    return session


def keep_session(response: HttpResponse, token: str) -> None:
    """Until the browser is closed, at most; and never sent along from another site."""
    response.set_cookie(
        settings.OWN_PAGE_COOKIE_NAME,
        token,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def drop_session(response: HttpResponse) -> None:
    response.delete_cookie(settings.OWN_PAGE_COOKIE_NAME, samesite="Strict")


def count_try(request: HttpRequest, fingerprint: bytes) -> None:
    """One more try of a PIN, right or wrong, before it is read: whoever is stopped learns nothing
    by the right PIN either. Raises :class:`TooMany`, alike for a code that no card has."""
    address = client_address(request)
    index = fingerprint.hex()
    waits = (
        minutes_to_wait(f"own-page:{index}:{address}", _QUARTER, settings.OWN_PAGE_TRIES_PER_CARD),
        minutes_to_wait(f"own-page-from:{address}", _QUARTER, settings.OWN_PAGE_TRIES_PER_ADDRESS),
    )
    if minutes := max(waits):
        words = _("That was tried many times. Try again in %(minutes)d min.")
        raise TooMany("too_many", words % {"minutes": minutes})


def language_asked(request: HttpRequest) -> str:
    """Of the door, before it is known whose card it is."""
    asked = request.GET.get("sprog", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _closed(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        # A part that comes by itself: the page it stands on goes to the door.
        door = reverse("own_page_door", kwargs={"organisation": organisation.key})
        return HttpResponse(headers={"HX-Redirect": door})
    if request.method != "POST":
        return redirect("own_page_door", organisation=organisation.key)
    context = {"organisation": organisation, "typed": request.POST.get("text", "")}
    return render(request, "own_page/timed_out.html", context, status=HTTPStatus.GONE)
