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
from typing import Any, Concatenate

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control

from core.acting import acting
from organisations.models import Organisation
from own_page.models import CardSession
from own_page.services.signing_in import session_of, sign_out

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


def language_asked(request: HttpRequest) -> str:
    """Of the door, before it is known whose card it is."""
    asked = request.GET.get("sprog", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _closed(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if request.method != "POST":
        return redirect("own_page_door", organisation=organisation.key)
    context = {"organisation": organisation, "typed": request.POST.get("text", "")}
    return render(request, "own_page/timed_out.html", context, status=HTTPStatus.GONE)
