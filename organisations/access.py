"""Who may open a page: the second of a view's five steps, visible in one line.

What they may see of it is ``visible_to``'s matter: out of sight is 404, in sight but not allowed
is 403 (DESIGN.md, "Who sees what").
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from organisations.actors import Actor
from organisations.roles import Permission


class ActorRequest(HttpRequest):
    """A request whose asker is known: what a view behind :func:`needs` receives."""

    actor: Actor
    htmx: HtmxDetails


View = Callable[Concatenate[ActorRequest, ...], HttpResponse]


def needs(*permissions: Permission) -> Callable[[View], Callable[..., HttpResponse]]:
    """Only for actors holding all ``permissions``; without any, for everyone signed in.

    Nobody signed in goes to the sign-in page and comes back; signed in without a role, or
    without the permission, gets a page that says so (403).
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor: Actor | None = request.actor
            if actor is None:
                return render(request, "organisations/no_role.html", status=403)
            if not all(actor.may(permission) for permission in permissions):
                return render(request, "403.html", status=403)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
