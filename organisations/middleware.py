"""Who is asking, known before any transaction begins."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Membership

GetResponse = Callable[[HttpRequest], HttpResponse]
SESSION_KEY = "membership"


def current_actor(get_response: GetResponse) -> Callable[[HttpRequest], HttpResponse]:
    """Set ``request.actor`` (None if nobody) and act for its organisation.

    A membership that has ended is gone at the next request, whatever the session says.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        actor = _actor_of(request)
        request.actor = actor  # type: ignore[attr-defined]  # ours: see access.ActorRequest
        if actor is None:
            return get_response(request)
        with acting(actor.organisation, units=actor.units_in_sight):
            response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def _actor_of(request: HttpRequest) -> Actor | None:
    if not request.user.is_authenticated:
        return None
    # To write an order down, Django compares it with every column that is read.
    memberships = sorted(
        Membership.objects.in_force_on(timezone.localdate())
        .filter(user=request.user)
        .select_related("organisation", "unit", "user"),
        key=attrgetter("pk"),
    )
    request.memberships = memberships  # type: ignore[attr-defined]  # ours: see access.ActorRequest
    if not memberships:
        return None
    chosen = request.session.get(SESSION_KEY)
    return Actor.of(next((m for m in memberships if m.pk == chosen), memberships[0]))
