"""Who is asking, known before any transaction begins; and what nobody may send."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone

from organisations.actors import Actor
from organisations.context import acting
from organisations.models import Membership
from organisations.problems import Problem

GetResponse = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "membership"


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


def current_actor(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.actor`` (None if nobody) and act for its organisation.

    A membership that has ended is gone at the next request, whatever the session says.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        actor = _actor_of(request)
        request.actor = actor  # type: ignore[attr-defined]  # ours: see access.ActorRequest
        if actor is None:
            return get_response(request)
        with acting(actor.organisation):
            response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def _actor_of(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    memberships = list(
        Membership.objects.in_force_on(timezone.localdate())
        .filter(user=request.user)
        .select_related("organisation", "user")
        .order_by("pk")
    )
    request.memberships = memberships  # type: ignore[attr-defined]  # ours: see access.ActorRequest
    if not memberships:
        return None
    chosen = request.session.get(SESSION_KEY)
    return Actor.of(next((m for m in memberships if m.pk == chosen), memberships[0]))


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
