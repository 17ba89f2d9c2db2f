"""Who has tried a password too often: axes asks here, and here it is counted.

axes' own handler counts in rows that it deletes when they are old or someone signs in, so an attack
leaves nothing behind, and knows one limit for whatever it counts by. This one writes a row for each
wrong password and never changes it (the app's role couldn't: ``KEPT_TABLES``), and derives the two
locks from the rows:

- a **name from an address** after ``AXES_FAILURE_LIMIT`` within ``AXES_COOLOFF_TIME``. By name
  alone, anybody could lock a colleague out from outside; by address alone, one colleague's slips
  would lock the town hall.
- an **address** after ``SIGN_IN_ADDRESS_LIMIT``, whatever the names: one password tried on all.

Whoever signs in has their own slips before it forgiven, and nobody else's. A try while it is locked
is refused unread and not counted, so a lock ends by itself, also under someone who keeps trying.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

from axes.handlers.base import AxesHandler
from axes.helpers import get_client_session_hash, get_cool_off
from axes.models import AccessFailureLog, AccessLog
from django.conf import settings
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from core.client_address import client_address

_LONGEST_NAME = 255


def name_of(_request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The name somebody tries, in the spelling all of its spellings share."""
    typed = str((credentials or {}).get("username") or "")
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:_LONGEST_NAME]


def locked_until(name: str, address: str | None, now: datetime) -> datetime | None:
    """When ``name`` may be tried again from ``address``; None if it may now."""
    cool_off = get_cool_off()
    assert cool_off is not None
    recent = _unforgiven(address).filter(attempt_time__gt=now - cool_off)
    ends = [
        _nth_newest(recent.filter(username=name), settings.AXES_FAILURE_LIMIT),
        _nth_newest(recent, settings.SIGN_IN_ADDRESS_LIMIT),
    ]
    return max((at + cool_off for at in ends if at), default=None)


def _unforgiven(address: str | None) -> QuerySet[AccessFailureLog]:
    later = AccessLog.objects.filter(
        username=OuterRef("username"), ip_address=address, attempt_time__gt=OuterRef("attempt_time")
    )
    return AccessFailureLog.objects.filter(~Exists(later), ip_address=address)


def _nth_newest(failures: QuerySet[AccessFailureLog], n: int) -> datetime | None:
    times = failures.order_by("-attempt_time").values_list("attempt_time", flat=True)
    return next(iter(times[n - 1 : n]), None)


class Lockout(AxesHandler):
    """What axes calls (``AXES_HANDLER``)."""

    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        name = name_of(request, credentials)
        with connection.cursor() as cursor:
            # Tries at the same time wait for each other, or each would find the last one free.
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
                [f"sign-in {name} {request.axes_ip_address}"],
            )
        return locked_until(name, request.axes_ip_address, timezone.now()) is not None

    def user_login_failed(
        self,
        sender: Any,  # noqa: ARG002  # axes calls by name
        credentials: dict[str, Any],
        request: Any = None,
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        if request is None:
            return  # no one's try: a command or a test asks for a password's truth
        request.axes_credentials = credentials
        if request.axes_locked_out:
            return
        name = name_of(request, credentials)
        AccessFailureLog.objects.create(**_seen(request), username=name)
        request.axes_locked_out = self.is_locked(request, credentials)

    def user_logged_in(
        self,
        sender: Any,  # noqa: ARG002
        request: Any,
        user: Any,
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        name = name_of(request, {"username": user.get_username()})
        AccessLog.objects.create(
            **_seen(request), username=name, session_hash=get_client_session_hash(request)
        )

    def user_logged_out(
        self,
        sender: Any,  # noqa: ARG002
        request: Any,
        user: Any,
        **kwargs: Any,  # noqa: ARG002
    ) -> None:
        if user is None:
            return
        AccessLog.objects.filter(
            username=name_of(request, {"username": user.get_username()}),
            logout_time=None,
            session_hash=get_client_session_hash(request),
        ).update(logout_time=timezone.now())


def _seen(request: Any) -> dict[str, Any]:
    return {
        "ip_address": request.axes_ip_address,
        "user_agent": request.axes_user_agent.replace("\0", ""),
        "http_accept": request.axes_http_accept.replace("\0", ""),
        "path_info": request.axes_path_info.replace("\0", ""),
    }


def locked_page(
    request: HttpRequest, _answer: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page that says until when (``AXES_LOCKOUT_CALLABLE``)."""
    now = timezone.now()
    until = locked_until(name_of(request, credentials), client_address(request), now) or now
    seconds = max(1, int((until - now).total_seconds()) + 1)
    page = render(
        request, "organisations/locked_out.html", {"minutes": -(-seconds // 60)}, status=429
    )
    page.headers["Retry-After"] = str(seconds)
    return page
