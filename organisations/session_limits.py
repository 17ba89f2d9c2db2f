"""How long one stays signed in: a tablet nobody uses ends soon, a long night does not.

Two limits, both settings: ``SESSION_COOKIE_AGE`` after the last use, ``SESSION_LONGEST`` after the
sign-in. The pages say so beforehand (static/js/session.js).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

#: A use is noted this many seconds after the last noted, so that reading rarely writes.
_EVERY: Final = 60
#: Asks of its own accord, which is no use: see organisations.views.session_left.
_ASKS_ALONE: Final = {"session_left", "demonstration", "import_progress", "board_now"}
_SIGNED_IN_AT, _USED_AT = "signed_in_at", "used_at"


@receiver(user_logged_in)
def begin(sender: Any, request: HttpRequest | None, **_kwargs: Any) -> None:  # noqa: ARG001
    if request is not None:
        now = timezone.now().timestamp()
        request.session[_SIGNED_IN_AT] = request.session[_USED_AT] = now
        request.session.set_expiry(settings.SESSION_COOKIE_AGE)


class SessionLimits:
    """Notes each use, and signs out whoever has been signed in for the longest time allowed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and seconds_left(request) <= 0:
            logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        match = request.resolver_match
        asks_alone = match is not None and match.url_name in _ASKS_ALONE
        if request.user.is_authenticated and not (asks_alone and "in_use" not in request.GET):
            _note_use(request)


def seconds_left(request: HttpRequest) -> int:
    """Until the nearer of the two limits; 0 where nobody is signed in."""
    if not request.user.is_authenticated:
        return 0
    now = timezone.now().timestamp()
    unused_for = now - request.session.get(_USED_AT, now)
    signed_in_for = now - request.session.get(_SIGNED_IN_AT, now)
    return int(
        min(settings.SESSION_COOKIE_AGE - unused_for, settings.SESSION_LONGEST - signed_in_for)
    )


def is_longest(request: HttpRequest) -> bool:
    """Whether it is the longest time allowed that ends the session next: no use makes it longer."""
    if not request.user.is_authenticated:
        return False
    now = timezone.now().timestamp()
    left = settings.SESSION_LONGEST - (now - request.session.get(_SIGNED_IN_AT, now))
    return bool(left <= seconds_left(request) + 1)


def _note_use(request: HttpRequest) -> None:
    now, session = timezone.now().timestamp(), request.session
    if _SIGNED_IN_AT not in session:
        session[_SIGNED_IN_AT] = now
    if now - session.get(_USED_AT, 0) < _EVERY:
        return
    session[_USED_AT] = now
    until_the_longest = session[_SIGNED_IN_AT] + settings.SESSION_LONGEST - now
    session.set_expiry(max(1, int(min(settings.SESSION_COOKIE_AGE, until_the_longest))))
